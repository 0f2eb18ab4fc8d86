package digitlab.ui.training;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.io.Download;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;

/**
 * What only the page of settings works with.
 *
 * @param cuda libraries of the engine for GPUs
 * @param dataFolder where models, data and sketches are kept
 * @param logFile of the application
 * @param open shows a file or folder as the system does
 * @param restart starts the application anew, as soon as this process ends
 */
public record TrainingServices(DigitTrainer trainer, DeviceCatalog devices, Download cuda, Download mnist, Path dataFolder,
		Path logFile,
		Opener open, Runnable restart) {

	/** Shows a file or folder as the system does. */
	@FunctionalInterface
	public interface Opener {

		/**
		 * Shows it, and returns at once.
		 *
		 * @throws IOException with one sentence, if it cannot be shown
		 */
		void open(Path place) throws IOException;
	}
}
