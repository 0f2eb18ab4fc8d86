package digitlab.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

import digitlab.classroom.Classroom;
import digitlab.cli.CliServices;
import digitlab.cli.DigitLabCommand;
import digitlab.clustering.NativeLibraries;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.OwnSamples;
import digitlab.djl.DjlClassifier;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.djl.MnistDownload;
import digitlab.formats.DataSources;
import digitlab.formats.FileDatasetReader;
import digitlab.io.PendingFile;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.ProgressStore;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.recognition.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.training.DeviceCatalog;
import digitlab.ui.DigitLabApp;
import digitlab.ui.Display;
import digitlab.ui.NoDisplayException;
import digitlab.ui.common.UiServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The composition root: creates the parts of the application and connects them. */
public final class DigitLab {

	private DigitLab() {
	}

	/** Opens the window, and returns the exit code. */
	private interface Opening {
		int open(UiServices services) throws NoDisplayException;
	}

	/** Opens the window or runs a command; returns the exit code. */
	public static int start(String... arguments) {
		try {
			return run(arguments);
		} catch (OutOfMemoryError e) {
			LoggerFactory.getLogger(DigitLab.class).error("There was not enough memory", e);
			return DigitLabCommand.refuse("There is not enough memory for this: use fewer images or a smaller batch.");
		} catch (Throwable e) { // the last place before the terminal, which must not show a stack trace
			LoggerFactory.getLogger(DigitLab.class).error("Digit Lab ended unexpectedly", e);
			return DigitLabCommand.refuse("Digit Lab had to end: " + e);
		}
	}

	private static int run(String... given) {
		boolean verbose = List.of(given).contains(DigitLabCommand.VERBOSE);
		String[] arguments = Stream.of(given).filter(argument -> !argument.equals(DigitLabCommand.VERBOSE))
				.toArray(String[]::new);
		System.setProperty("java.awt.headless", "true"); // figures and picture files need no display; the window uses JavaFX
		AppPaths paths = AppPaths.ofSystem();
		Logging.start(paths.logFile(), verbose);
		LoggerFactory.getLogger(DigitLab.class).info("Digit Lab {}, Java {}, {}", Version.CURRENT, Runtime.version(),
				arguments.length == 0 ? "window" : arguments[0]);
		OptionalInt elsewhere = CleanEnvironment.run(given);
		if (elsewhere.isPresent()) {
			return elsewhere.getAsInt();
		}
		PendingFile.cleanUp(paths.unfinished());
		SettingsStore settings = new SettingsStore(paths.settingsFile());
		CudaSelection cuda = CudaSelection.choose(paths, settings.load().device(), arguments);
		NativeLibraries.lieIn(paths.linearAlgebra());
		CliServices services = services(paths, cuda, settings);
		new RunStore(services.models(), paths.runs()).tidy();
		return switch (LaunchMode.of(arguments)) {
			case LaunchMode.Window(var picture, var lessons) ->
				openWindow(services, paths, cuda, lessons, ui -> DigitLabApp.open(ui, picture));
			case LaunchMode.Rehearsal(var pictures) -> rehearse(services, paths, cuda, pictures);
			case LaunchMode.Refusal(var sentence) -> DigitLabCommand.refuse(sentence);
			case LaunchMode.CommandLine _ -> DigitLabCommand.execute(services, arguments);
		};
	}

	private static int rehearse(CliServices services, AppPaths paths, CudaSelection cuda, List<String> pictures) {
		if (!pictures.isEmpty()) {
			String[] command = Stream.concat(Stream.of("predict"), pictures.stream()).toArray(String[]::new);
			int code = DigitLabCommand.execute(services, command);
			if (code != 0) {
				return code;
			}
		}
		return openWindow(services, paths, cuda, null, ui -> DigitLabApp.rehearse(ui, DigitLabCommand::tell));
	}

	private static int openWindow(CliServices services, AppPaths paths, CudaSelection cuda, @Nullable Path given,
			Opening opening) {
		List<Path> lessons = Stream.of(paths.lessons(), given).filter(Objects::nonNull).toList();
		Restart restart = new Restart();
		CliServices.Engine engine = services.engine();
		CliServices.Folders folders = services.folders();
		UiServices window = new UiServices(services.version(),
				new UiServices.Engine(engine.classifiers(), engine.trainer(), engine.devices(), cuda.libraries()),
				new UiServices.Stored(services.models(), new RunStore(services.models(), folders.runs()), services.settings(),
						new OwnSamples(folders.ownSamples()), folders.ownSamples()),
				new UiServices.Teaching(new LessonLibrary(lessons), new ProgressStore(paths.lessons()),
						new Classroom(paths.classroom(), services.sources())),
				services.sources(), mnist(folders.mnist()),
				new UiServices.Desktop(paths.data(), paths.newestLog(), paths.licences(), DesktopOpener::open, restart::ask));
		try {
			int code = opening.open(window);
			restart.ifAsked();
			return code;
		} catch (NoDisplayException e) {
			return DigitLabCommand.refuse(e.getMessage());
		}
	}

	private static MnistDownload mnist(Path folder) {
		return new MnistDownload(folder, files -> new FileDatasetReader(files, LabelPolicy.REFUSE));
	}

	static CliServices services(AppPaths paths, CudaSelection cuda, SettingsStore settings) {
		MnistDownload mnist = mnist(paths.mnist());
		DeviceCatalog devices = new DjlDevices(cuda::now);
		ModelStore models = new ModelStore(paths.shippedModels(), paths.ownModels());
		ClassifierLoader classifiers = (weights, threads) -> DjlClassifier.open(weights, threads, cuda.readOn(devices, settings));
		Diagnostics checkup = new Diagnostics(
				new Diagnostics.Parts(paths, settings, models, classifiers, devices, EngineSettings::engine,
						NativeLibraries::load, Display::inWords));
		return new CliServices(Version.CURRENT, new CliServices.Engine(classifiers, new DjlTrainer(devices), devices),
				new DataSources(mnist), mnist::download, models, settings,
				new CliServices.Folders(paths.mnist(), paths.ownSamples(), paths.runs()), checkup);
	}
}
