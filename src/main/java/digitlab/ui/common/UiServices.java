package digitlab.ui.common;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.classroom.Classroom;
import digitlab.dataset.OwnSamples;
import digitlab.formats.DataSources;
import digitlab.io.Download;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.ProgressStore;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.recognition.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;

/**
 * The services that the application passes to its window.
 *
 * @param version of Digit Lab
 * @param teaching the lessons
 * @param sources opens data by their names
 */
public record UiServices(String version, Engine engine, Stored stored, Teaching teaching, DataSources sources, Download mnist,
		Desktop desktop) {

	/**
	 * The services that run networks.
	 *
	 * @param cuda downloads the engine's GPU libraries
	 */
	public record Engine(ClassifierLoader classifiers, DigitTrainer trainer, DeviceCatalog devices, Download cuda) {
	}

	/**
	 * The services that store files.
	 *
	 * @param ownSamplesFolder where the corrected sketches are kept
	 */
	public record Stored(ModelStore models, RunStore runs, SettingsStore settings, OwnSamples ownSamples,
			Path ownSamplesFolder) {
	}

	/**
	 * What a class needs.
	 *
	 * @param lessons all there are
	 * @param progress what was reached in them
	 * @param classroom the work of the class
	 */
	public record Teaching(LessonLibrary lessons, ProgressStore progress, Classroom classroom) {
	}

	/**
	 * The application's place on the desktop.
	 *
	 * @param dataFolder where models, data and sketches are kept
	 * @param logFile of the application
	 * @param licences folder with the libraries' licences; it exists in the installed application
	 * @param opener shows a file or folder as the system does
	 * @param restart starts the application again once this process has ended
	 */
	public record Desktop(Path dataFolder, Path logFile, Path licences, Opener opener, Runnable restart) {
	}

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
