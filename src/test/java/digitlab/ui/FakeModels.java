package digitlab.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitImage;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelMetadata.Data;
import digitlab.models.ModelMetadata.Normalisation;
import digitlab.models.ModelMetadata.Run;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Hyperparameters;
import digitlab.ui.common.UiServices;

/** Networks that answer as a test requires, and models on disk that they seem to come from. */
public final class FakeModels {

	private FakeModels() {
	}

	/** Metadata of a model named "fake", 99.64 % on 10,000 test images. */
	public static ModelMetadata metadata() {
		return named("fake");
	}

	/** The same with another name. */
	public static ModelMetadata named(String name) {
		return new ModelMetadata(1, name, ModelMetadata.ALEXNET28, 1_000_000, "2026-01-01T00:00:00Z", "0.1.0",
				Normalisation.ZERO_TO_ONE, new Data("test", 55_000, 5_000), Hyperparameters.standard(1),
				new Run("cpu", "finished", 1, 0.999, 0.9957, 400, 60, List.of()),
				new TestFigures("test", 10_000, 0.9964, 0.996, 0.996, 0.996, 0.01, 0.01), null);
	}

	/** A model without files. */
	public static StoredModel model() {
		return new StoredModel(Path.of("nowhere"), metadata(), true);
	}

	/** A network that answers by a function of the picture. */
	public static DigitClassifier classifier(Function<DigitImage, float[]> logits) {
		return new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				return images.stream().map(logits).toArray(float[][]::new);
			}

			@Override
			public FilterBank filters() {
				return new FilterBank(1, 1, new float[]{1});
			}

			@Override
			public List<FeatureMaps> featureMaps(DigitImage image) {
				return FakeModels.featureMaps(image);
			}

		};
	}

	/**
	 * Five small layers computed from the picture itself: map c of layer n is (c + 1) / 2 times its ink, 0 to 1, at every n-th
	 * pixel.
	 */
	private static List<FeatureMaps> featureMaps(DigitImage image) {
		List<FeatureMaps> layers = new ArrayList<>();
		for (int n = 1; n <= 5; n++) {
			int side = DigitImage.SIDE / n;
			float[] values = new float[2 * side * side];
			for (int i = 0; i < values.length; i++) {
				int place = i % (side * side);
				values[i] = (i / (side * side) + 1) / 2f * image.ink(place / side * n, place % side * n) / 255;
			}
			layers.add(new FeatureMaps("conv" + n, 2, side, side, values));
		}
		return layers;
	}

	/** Logits with this probability for one digit; the others share the rest. */
	public static float[] sure(int digit, double probability) {
		float[] logits = new float[10];
		logits[digit] = (float) Math.log(probability / (1 - probability) * 9);
		return logits;
	}

	/** Services over a folder with one model in it. */
	public static UiServices services(Path folder, Function<DigitImage, float[]> logits) throws IOException {
		ModelStore models = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
		if (models.list().isEmpty()) {
			models.save(metadata(), new byte[]{1}, false);
		}
		return FakeLab.in(folder).services(models, (_, _) -> classifier(logits), new SyntheticDigits(40, 1));
	}

	/** Services over a folder without models, for the test of a view model. */
	public static UiServices services(Path folder, ClassifierLoader classifiers, DatasetReader data) {
		return FakeLab.in(folder).services(new ModelStore(folder.resolve("shipped"), folder.resolve("models")), classifiers,
				data);
	}
}
