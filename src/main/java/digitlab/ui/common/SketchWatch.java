package digitlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;
import digitlab.training.TrainingListener;
import org.jspecify.annotations.Nullable;

/**
 * The model of how the network under training reads the user's sketch, epoch by epoch. The digit on the canvas is watched from the
 * start of a training, or from when there is one; what is drawn later does not replace it unless the user wants that.
 */
public final class SketchWatch {

	/**
	 * A reading of the sketch.
	 *
	 * @param epoch number of epochs that the network was trained for
	 */
	public record EpochReading(int epoch, Prediction prediction) {
	}

	/**
	 * A sketch while a network is trained.
	 *
	 * @param training name of the training
	 * @param sketch the digit as the network sees it; null if there has been none
	 * @param readings in ascending order of epochs
	 */
	public record Watched(String training, @Nullable DigitImage sketch, List<EpochReading> readings) {

		private Watched with(DigitImage image, EpochReading reading) {
			List<EpochReading> all = new ArrayList<>(image.equals(sketch) ? readings : List.of());
			all.add(reading);
			return new Watched(training, image, List.copyOf(all));
		}
	}

	private final Executor ui;
	private final ReadOnlyObjectWrapper<@Nullable Watched> watched = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
	private final ObservableValue<@Nullable DigitImage> drawn;
	private volatile @Nullable DigitImage latest;
	/** To be read after every epoch; null if nothing was drawn yet. */
	private volatile @Nullable DigitImage chosen;

	/**
	 * @param drawn what the network sees of the sketch on the canvas; null if there is no ink
	 * @param ui runs what belongs on the UI thread
	 */
	public SketchWatch(ObservableValue<@Nullable DigitImage> drawn, Executor ui) {
		this.drawn = drawn;
		this.ui = ui;
		drawn.subscribe(now -> latest = now);
	}

	/** The sketch of the running or last training; null before the first. */
	public ReadOnlyObjectProperty<@Nullable Watched> watchedProperty() {
		return watched.getReadOnlyProperty();
	}

	/** What is on the canvas, which {@link #watchDrawn} would watch; null if there is no ink. */
	public ObservableValue<@Nullable DigitImage> drawnProperty() {
		return drawn;
	}

	/** Whether the sketch will be read again, after the present epoch. */
	public ReadOnlyBooleanProperty isRunning() {
		return running.getReadOnlyProperty();
	}

	/** Whether a digit is the one that is read next. */
	public boolean isWatched(DigitImage digit) {
		return digit.equals(chosen);
	}

	/** Watches what is on the canvas now, from the end of the present epoch on. */
	public void watchDrawn() {
		DigitImage now = latest;
		if (now != null) {
			chosen = now;
		}
	}

	/** Begins anew, for a training. Call it on the UI thread; what is returned may be notified on any other. */
	public TrainingListener begin(String training) {
		watchDrawn();
		running.set(true);
		watched.set(new Watched(training, chosen, List.of()));
		return new TrainingListener() {
			@Override
			public void networkReady(int epoch, Function<List<DigitImage>, float[][]> network) {
				if (chosen == null) {
					watchDrawn();
				}
				DigitImage image = chosen;
				if (image != null) {
					Prediction prediction = Prediction.ofLogits(network.apply(List.of(image))[0]);
					ui.execute(() -> add(training, image, new EpochReading(epoch, prediction)));
				}
			}
		};
	}

	/** Tells that the training has ended. */
	public void end() {
		running.set(false);
	}

	private void add(String training, DigitImage image, EpochReading reading) {
		if (watched.get() instanceof Watched before && before.training().equals(training)) {
			watched.set(before.with(image, reading));
		}
	}
}
