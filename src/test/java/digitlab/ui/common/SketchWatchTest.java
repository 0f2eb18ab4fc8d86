package digitlab.ui.common;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;
import digitlab.training.TrainingListener;
import digitlab.ui.common.SketchWatch.EpochReading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SketchWatchTest {

	private static final DigitImage SEVEN = image(7);
	private static final DigitImage ONE = image(1);

	private final SimpleObjectProperty<@Nullable DigitImage> drawn = new SimpleObjectProperty<>();
	private final SketchWatch watch = new SketchWatch(drawn, Runnable::run);

	private static DigitImage image(int pixel) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		pixels[pixel] = (byte) 255;
		return DigitImage.of(pixels);
	}

	/** A network that says the number of epochs that it was trained for. */
	private static Function<List<DigitImage>, float[][]> network(int epoch) {
		return images -> images.stream().map(_ -> logits(epoch)).toArray(float[][]::new);
	}

	private static float[] logits(int digit) {
		float[] logits = new float[Prediction.DIGITS];
		logits[digit] = 5;
		return logits;
	}

	private static EpochReading reading(int epoch) {
		return new EpochReading(epoch, Prediction.ofLogits(logits(epoch)));
	}

	@Test
	void theSketchOfTheStartIsReadAfterEveryEpochWhateverIsDrawnSince() {
		drawn.set(SEVEN);
		TrainingListener listener = watch.begin("model 1");
		listener.networkReady(0, network(0));
		drawn.set(ONE);
		listener.networkReady(1, network(1));
		assertThat(watch.watchedProperty().get()).isEqualTo(
				new SketchWatch.Watched("model 1", SEVEN, List.of(reading(0), reading(1))));
	}

	@Test
	void theUsersNewSketchBeginsAnew() {
		drawn.set(SEVEN);
		TrainingListener listener = watch.begin("model 1");
		listener.networkReady(0, network(0));
		drawn.set(ONE);
		assertThat(watch.isWatched(ONE)).isFalse();
		watch.watchDrawn();
		assertThat(watch.isWatched(ONE)).isTrue();
		listener.networkReady(1, network(1));
		assertThat(watch.watchedProperty().get()).isEqualTo(new SketchWatch.Watched("model 1", ONE, List.of(reading(1))));
	}

	@Test
	void aSketchDrawnDuringTheTrainingIsReadFromThenOn() {
		TrainingListener listener = watch.begin("model 1");
		listener.networkReady(0, network(0));
		assertThat(watch.watchedProperty().get()).isEqualTo(new SketchWatch.Watched("model 1", null, List.of()));
		drawn.set(SEVEN);
		listener.networkReady(1, network(1));
		drawn.set(null);
		listener.networkReady(2, network(2));
		assertThat(watch.watchedProperty().get()).isEqualTo(
				new SketchWatch.Watched("model 1", SEVEN, List.of(reading(1), reading(2))));
	}

	@Test
	void theNextTrainingReadsTheSketchOfTheLastUnlessThereIsAnother() {
		drawn.set(SEVEN);
		watch.begin("model 1").networkReady(0, network(0));
		drawn.set(null);
		watch.begin("model 2").networkReady(0, network(0));
		assertThat(watch.watchedProperty().get()).isEqualTo(new SketchWatch.Watched("model 2", SEVEN, List.of(reading(0))));
		drawn.set(ONE);
		TrainingListener late = watch.begin("model 3");
		assertThat(watch.isRunning().get()).isTrue();
		watch.end();
		assertThat(watch.isRunning().get()).isFalse();
		late.networkReady(0, network(0));
		assertThat(watch.watchedProperty().get()).isEqualTo(new SketchWatch.Watched("model 3", ONE, List.of(reading(0))));
	}
}
