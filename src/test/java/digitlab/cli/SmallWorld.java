package digitlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelExport;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.PlainWeights;
import digitlab.models.StoredModel;
import digitlab.settings.SettingsStore;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.ComputeDevice;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Precision;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.ui.FakeModels;

/**
 * Small versions of what the documentation's examples refer to: {@code mnist} is generated digits, {@code alexnet28},
 * {@code mine} and {@code quick} are models, {@code test.csv} and {@code shared.zip} are files. All of it is in one folder, and
 * so is what commands write.
 */
final class SmallWorld {

	private static final int IMAGES = 60;
	/** Clustering needs more images for 50 components and UMAP, and improving a model for images held out. */
	private static final int MORE_IMAGES = 300;
	private static final int MANY_IMAGES = 1200;
	private static final int HELD_OUT = 10;
	private static final int NON_DIGITS = 5;
	private static final Set<String> MODELS = Set.of("alexnet28", "mine", "quick");
	private static final Pattern FILE = Pattern.compile(".*\\.(zip|csv|npz|jsonl|safetensors|onnx)|[a-z]+-(files|pictures)");
	private static final byte[] WEIGHTS = {1, 2, 3};

	private final Path folder;
	private final ModelStore models;
	private int images = IMAGES;

	SmallWorld(Path folder) {
		this.folder = folder;
		models = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
	}

	/** The number of the brightest row, in tenths of the image, is the digit; features are the pixels. */
	private static final class Rows implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> all) {
			float[][] rows = new float[all.size()][10];
			for (int i = 0; i < rows.length; i++) {
				rows[i][brightest(all.get(i)) * 10 / DigitImage.SIDE] = 3;
			}
			return rows;
		}

		private static int brightest(DigitImage image) {
			int best = 0;
			int most = -1;
			for (int y = 0; y < DigitImage.SIDE; y++) {
				int ink = 0;
				for (int x = 0; x < DigitImage.SIDE; x++) {
					ink += image.ink(y, x);
				}
				best = ink > most ? y : best;
				most = Math.max(most, ink);
			}
			return best;
		}

		@Override
		public float[][] features(List<DigitImage> all) {
			float[][] features = new float[all.size()][DigitImage.PIXELS];
			for (int i = 0; i < features.length; i++) {
				for (int p = 0; p < DigitImage.PIXELS; p++) {
					features[i][p] = all.get(i).ink(p / DigitImage.SIDE, p % DigitImage.SIDE);
				}
			}
			return features;
		}
	}

	private static TrainingResult train(TrainingTask task, TrainingListener listener, CancellationToken cancellation) {
		EpochResult epoch = new EpochResult(1, 0.5, 0.9, 0.25, 0.95, 1e-3, 400, 2);
		listener.epochFinished(epoch, true);
		return new TrainingResult(StopReason.COMPLETED, List.of(epoch), new TrainingResult.BestEpoch(1, WEIGHTS, 0.97),
				980_810, "cpu", Precision.FLOAT32, 400, 2);
	}

	private DigitDataset digits(Split split) throws IOException {
		return new SyntheticDigits(images, 1).read(split, ProgressListener.NONE, new CancellationToken());
	}

	CliServices services() {
		CliServices.Engine engine = new CliServices.Engine((path, threads) -> new Rows(), SmallWorld::train,
				() -> List.of(new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, "")));
		return new CliServices("9.9", engine, new DataSources((split, progress, cancellation) -> digits(split)),
				(progress, cancellation) -> {
				}, models, new SettingsStore(folder.resolve("settings.json")),
				new CliServices.Folders(folder.resolve("mnist"), folder.resolve("my-sketches"), folder.resolve("runs")),
				List::of);
	}

	/** Creates what a command needs, and returns its arguments with paths in the folder and small numbers. */
	List<String> prepared(List<String> command) throws IOException {
		String name = command.getFirst();
		images = name.equals("cluster") ? MORE_IMAGES : name.equals("improve") ? MANY_IMAGES : IMAGES;
		for (String model : MODELS) {
			if (!name.equals("train")) {
				save(model);
			}
		}
		if (command.contains("import")) {
			StoredModel shared = save("shared");
			ModelExport.write(shared, folder.resolve("shared.zip"));
			models.delete(shared);
			Files.write(folder.resolve("trained.safetensors"), PlainWeights.bytes());
		}
		if (command.contains("inspect")) {
			new DatasetExport(DatasetFormat.NPZ, folder.resolve("digits.npz"), false, ProgressListener.NONE,
					new CancellationToken())
					.write(SourceSplits.of(Map.of(Split.TRAIN, digits(Split.TRAIN))));
		}
		if (command.contains("export")) {
			Files.write(models.find(command.get(2)).weights(), PlainWeights.bytes());
		}
		if (command.contains("trained")) {
			save("trained");
		}
		OwnSamples sketches = new OwnSamples(folder.resolve("my-sketches"));
		DigitDataset hand = new SyntheticDigits(20, 5).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken()); // not the data's
		for (int i = 0; i < hand.size(); i++) {
			sketches.add(hand.image(i), hand.label(i));
		}
		Files.writeString(folder.resolve("test.csv"), csv(hand), StandardCharsets.US_ASCII);
		List<String> prepared = new ArrayList<>();
		for (String word : command) {
			prepared.add(small(prepared.isEmpty() ? "" : prepared.getLast(), word));
		}
		return prepared;
	}

	/** A model left by a fake training, stored like a user's. */
	private StoredModel save(String name) throws IOException {
		ModelMetadata m = FakeModels.named(name);
		return models.save(new ModelMetadata(m.format(), name, m.architecture(), m.parameters(), m.created(), m.version(),
				m.normalisation(), m.data(), m.hyperparameters().with(Hyperparameter.VALIDATION, HELD_OUT), m.run(), m.test(),
				null),
				WEIGHTS, false);
	}

	private String small(String before, String word) {
		return switch (word) {
			case String w when before.equals("--out") || FILE.matcher(w).matches() -> folder.resolve(w).toString();
			case String w when w.startsWith("synthetic:") || w.startsWith("sketches:") -> w.replaceFirst(":.*", ":" + IMAGES);
			case String _ when before.equals("--images") -> Integer.toString(NON_DIGITS);
			default -> word;
		};
	}

	private static String csv(DigitDataset digits) {
		StringBuilder text = new StringBuilder("pixel0");
		for (int p = 1; p < DigitImage.PIXELS; p++) {
			text.append(",pixel").append(p);
		}
		for (int i = 0; i < 3; i++) {
			text.append('\n');
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				text.append(p == 0 ? "" : ",").append(digits.image(i).ink(p / DigitImage.SIDE, p % DigitImage.SIDE));
			}
		}
		return text.append('\n').toString();
	}
}
