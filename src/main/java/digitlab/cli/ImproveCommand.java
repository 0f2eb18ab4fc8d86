package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.evaluation.Evaluation;
import digitlab.improvement.FineTuning;
import digitlab.improvement.Improvement;
import digitlab.improvement.Improver;
import digitlab.improvement.OwnScores;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "improve", description = "Teaches a model your handwriting: trains it further on your corrected sketches.", footer = {
		"",
		"Some sketches are held out to measure what was gained; what was lost is measured on the data's test images or, if "
				+ "the data",
		"have no test split, on images that are not learned from.",
		"From sketches marked \"Not a digit\" the model learns to refuse such drawings.",
		"The original model is not changed."})
final class ImproveCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the new model.")
	String name = "";

	@Option(names = "--model", paramLabel = "M", description = "The model to start from (default: the selected one).")
	@Nullable
	String model;

	@Option(names = "--data", paramLabel = "D", description = "Data to mix in, so that nothing is forgotten (default: "
			+ "${DEFAULT-VALUE}).")
	String data = "mnist";

	@Option(names = "--sketches", paramLabel = "DIR", description = "Folder of sketches (default: those kept in the window).")
	@Nullable
	Path sketches;

	@Option(names = "--seed", paramLabel = "N", description = "Random seed for holding out and mixing (default: "
			+ "${DEFAULT-VALUE}).")
	long seed = 1;

	@Option(names = "--device", paramLabel = "ID", description = "auto, cpu or cuda:0 (default: ${DEFAULT-VALUE}).")
	String device = "auto";

	@Option(names = "--threads", paramLabel = "N", description = "Processor threads to compute with (default: all cores).")
	int threads = TrainCommand.cores();

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	/** The JSON keys; null where nothing was held out. */
	record Summary(String name, String model, int sketches, int heldOut, @Nullable Double ownBefore, @Nullable Double ownAfter,
			int nonDigits, int nonDigitsHeldOut, @Nullable Double refusedBefore, @Nullable Double refusedAfter,
			@Nullable Double digitsRefusedBefore, @Nullable Double digitsRefusedAfter, int testSamples, double testBefore,
			double testAfter, double seconds) {
	}

	ImproveCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		services.models().checkNewName(name);
		services.engine().devices().choose(device);
		StoredModel start = services.model(model, terminal);
		CancellationToken cancellation = terminal.cancellation();
		DigitDataset own = new OwnSamples(sketches == null ? services.folders().ownSamples() : sketches).read();
		DigitDataset earlier = services.sources().open(data).read(Split.TRAIN, terminal.progress("Loading"), cancellation);
		DigitDataset test = services.sources().open(data).read(Split.TEST, ProgressListener.NONE, cancellation);
		FineTuning tuning = FineTuning.of(own, earlier, test, start.weights(), threads, device, seed);
		Improvement improvement = new Improver(services.engine().trainer(), services.engine().classifiers(), threads).improve(
				start, tuning,
				terminal.progress("Teaching"), cancellation);
		services.models().save(improvement.metadata(name, services.version()), improvement.training().weights(), false);
		tell(improvement);
		return ExitCodes.DONE;
	}

	private void tell(Improvement i) {
		if (json) {
			terminal.json(summary(i));
			return;
		}
		FineTuning tuning = i.tuning();
		terminal.print("Taught %s on %d of your sketches in %.0f s; %d more were held out.", i.model().name(),
				tuning.learned() + tuning.learnedNonDigits(), i.training().seconds(),
				tuning.heldOut().size() + tuning.heldOutNonDigits().size());
		print("your digits right", i.ownBefore().accuracy(), i.ownAfter().accuracy(), tuning.heldOut().size() + " held out");
		if (tuning.learnedNonDigits() > 0) {
			print("your digits refused", i.ownBefore().digitsRefused(), i.ownAfter().digitsRefused(),
					tuning.heldOut().size() + " held out");
			print("non-digits refused", i.ownBefore().refused(), i.ownAfter().refused(),
					tuning.heldOutNonDigits().size() + " held out");
		}
		print(i.testImage() + "s right", accuracy(i.testBefore()), accuracy(i.testAfter()),
				i.testAfter().predictions().size() + " of " + i.testSource());
		terminal.print("Use it with: digitlab models use \"%s\"", name);
	}

	private Summary summary(Improvement i) {
		FineTuning tuning = i.tuning();
		OwnScores before = i.ownBefore();
		OwnScores after = i.ownAfter();
		return new Summary(name, i.model().name(), tuning.learned(), tuning.heldOut().size(), before.accuracy(),
				after.accuracy(), tuning.learnedNonDigits(), tuning.heldOutNonDigits().size(), before.refused(), after.refused(),
				before.digitsRefused(), after.digitsRefused(), i.testAfter().predictions().size(), accuracy(i.testBefore()),
				accuracy(i.testAfter()), i.training().seconds());
	}

	private void print(String what, @Nullable Double before, @Nullable Double after, String of) {
		if (before != null && after != null) {
			terminal.print("%-19s %6.2f %% before, %6.2f %% now  (%s)", what, 100 * before, 100 * after, of);
		}
	}

	private static double accuracy(Evaluation evaluation) {
		return evaluation.confusion().accuracy();
	}
}
