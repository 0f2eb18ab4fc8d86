package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import digitlab.models.DamagedModel;
import digitlab.models.ModelExport;
import digitlab.models.ModelFormat;
import digitlab.models.ModelImport;
import digitlab.models.ModelMetadata;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.plot.Figure;
import digitlab.plot.TrainingFigures;
import digitlab.training.Hyperparameters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "models", description = "Lists, shows, chooses, exports, imports and deletes models.")
final class ModelsCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	@Nullable
	CommandSpec spec;

	ModelsCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		throw new ParameterException(spec.commandLine(), "Choose one of: list, show, use, export, import, delete.");
	}

	@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the models; an asterisk marks the one in "
			+ "use.")
	int list(@Option(names = "--json", description = "Print one JSON document instead of text.") boolean json)
			throws IOException {
		List<StoredModel> models = services.models().list();
		List<DamagedModel> damaged = services.models().damaged();
		String selected = models.isEmpty() ? "" : services.model(null, terminal).name();
		if (json) {
			terminal.json(Stream.concat(models.stream().map(StoredModel::metadata), damaged.stream().map(Damaged::of)).toList());
			return ExitCodes.DONE;
		}
		for (StoredModel model : models) {
			ModelMetadata m = model.metadata();
			terminal.print("%s %-20s %s  %s%s", model.name().equals(selected) ? "*" : " ", model.name(),
					m.created().substring(0, 10),
					accuracy(m), model.shipped() ? "  shipped" : "");
		}
		for (DamagedModel model : damaged) {
			terminal.print("! %-20s damaged, in %s: %s", model.name(), model.folder(), model.reason());
		}
		if (models.isEmpty()) {
			terminal.print("There is no model yet; train one with: digitlab train --data mnist --name first");
		}
		return ExitCodes.DONE;
	}

	/** The JSON keys of a model that cannot be used. */
	private record Damaged(String name, String folder, String damaged) {

		static Damaged of(DamagedModel model) {
			return new Damaged(model.name(), model.folder().toString(), model.reason());
		}
	}

	@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what is known about a model.")
	int show(@Parameters(paramLabel = "NAME", description = "The model's name.") String name,
			@Option(names = "--out", paramLabel = "DIR", description = "Write its training curves to this folder, as PNG "
					+ "and CSV.") @Nullable Path out,
			@Option(names = "--json", description = "Print one JSON document instead of text.") boolean json) throws IOException {
		StoredModel model = services.models().find(name);
		int files = out == null ? 0 : writeCurves(model, out);
		if (json) {
			terminal.json(model.metadata());
			return ExitCodes.DONE;
		}
		print(model);
		if (out != null) {
			terminal.print("curves        %d files are in %s", files, out);
		}
		return ExitCodes.DONE;
	}

	private static int writeCurves(StoredModel model, Path folder) throws IOException {
		return Figure.writeAll(TrainingFigures.of(List.of(RunStore.of(model).history())), folder).size();
	}

	private void print(StoredModel model) {
		ModelMetadata m = model.metadata();
		Hyperparameters c = m.hyperparameters();
		terminal.print("name          %s%s", m.name(), model.shipped() ? " (shipped)" : "");
		terminal.print("folder        %s", model.folder());
		terminal.print("made          %s by Digit Lab %s", m.created(), m.version());
		terminal.print("network       %s, %,d parameters", m.architecture(), m.parameters());
		terminal.print("learned from  %s%s",
				m.hasAccuracy() ? String.format(Locale.ROOT, "%,d images of ", m.data().trainingImages()) : "",
				m.data().source());
		terminal.print("accuracy      %s", accuracy(m));
		if (!m.hasAccuracy()) {
			terminal.print("training      unknown: the weights were imported");
			return;
		}
		terminal.print("training      %d epochs, the best was %d, %.0f s on %s, %s", m.run().epochs().size(), m.run().bestEpoch(),
				m.run().seconds(), m.run().device(), m.run().stopReason());
		terminal.print("settings      batch %d, learning rate %s, augmentation %s, seed %d, %d threads",
				c.optimiser().batchSize(),
				c.optimiser().learningRate(),
				c.augmentation().kind().label(), c.run().seed(), c.run().threads());
	}

	@Command(name = "use", mixinStandardHelpOptions = true, description = "Selects the model to use.")
	int use(@Parameters(paramLabel = "NAME", description = "The model's name.") String name) throws IOException {
		StoredModel model = services.models().find(name);
		services.engine().classifiers().open(model.weights(), 1).close();
		services.settings().update(settings -> settings.withModel(model.name()));
		terminal.print("%s is now in use.", model.name());
		return ExitCodes.DONE;
	}

	@Command(name = "export", mixinStandardHelpOptions = true, description = "Exports a model.", footer = {"",
			"The ending of the file's name decides what is written: .zip everything about",
			"the model, .safetensors the weights, with a model.json beside that tells",
			"how to build the network, .onnx the network for ONNX Runtime and others."})
	int export(@Parameters(paramLabel = "NAME", description = "The model's name.") String name,
			@Parameters(paramLabel = "FILE", description = "The file to write: .zip, .safetensors or .onnx.") Path file)
			throws IOException {
		ModelFormat format = ModelFormat.of(file);
		StoredModel model = services.models().find(name);
		OutputFiles.checkAll(file, model.folder());
		ModelExport.write(model, file);
		terminal.print("%s is in %s%s.", name, file,
				format == ModelFormat.WEIGHTS ? ", with a description of its network in model.json beside it" : "");
		return ExitCodes.DONE;
	}

	@Command(name = "import", mixinStandardHelpOptions = true, description = "Imports a model.")
	int importFile(
			@Parameters(paramLabel = "FILE", description = "An exported .zip, weights as .safetensors (with or without "
					+ "model.json beside them), or a model's folder.") Path file)
			throws IOException {
		ModelImport.Added added = new ModelImport(services.models(), services.engine().classifiers(), services.version())
				.add(file);
		StoredModel model = added.model();
		if (!added.remark().isEmpty()) {
			terminal.note("%s", added.remark());
		}
		terminal.print("%s was added; use it with: digitlab models use \"%s\"", model.name(), model.name());
		return ExitCodes.DONE;
	}

	@Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes one of your models.")
	int delete(@Parameters(paramLabel = "NAME", description = "The model's name, or the folder of a damaged one.") String name)
			throws IOException {
		boolean isSound = services.models().list().stream().anyMatch(model -> model.name().equals(name));
		Optional<DamagedModel> damaged = services.models().damaged().stream()
				.filter(model -> model.folder().toString().equals(name) || !isSound && model.name().equals(name)).findFirst();
		if (damaged.isPresent()) {
			services.models().delete(damaged.get());
		} else {
			services.models().delete(services.models().find(name));
		}
		terminal.print("%s is deleted.", name);
		if (name.equals(services.settings().load().model())) {
			services.settings().update(settings -> settings.withModel(null));
			if (!services.models().list().isEmpty()) {
				terminal.print("%s is now in use.", services.model(null, terminal).name());
			}
		}
		return ExitCodes.DONE;
	}

	private static String accuracy(ModelMetadata m) {
		if (!m.hasAccuracy()) {
			return "not measured";
		}
		return m.test() == null
				? String.format(Locale.ROOT, "%.2f %% of held-out images", m.run().validationAccuracy() * 100)
				: String.format(Locale.ROOT, "%.2f %% of %,d test images", m.test().accuracy() * 100, m.test().samples());
	}
}
