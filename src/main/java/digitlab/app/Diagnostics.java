package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import digitlab.cli.HealthCheck;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.SelectedModel;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.settings.SettingsStore;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;

/** Checks the parts of the application one by one, each in the way it is used. */
final class Diagnostics implements HealthCheck {

	private static final long LITTLE_ROOM = 200L << 20;
	private static final int MEGA = 1 << 20;

	private final Parts parts;
	private final List<Finding> findings = new ArrayList<>();

	/**
	 * The parts to check.
	 *
	 * @param engine names the engine in use, once it can be loaded
	 * @param linearAlgebra loads the libraries for clustering
	 * @param display describes the screens
	 */
	record Parts(AppPaths paths, SettingsStore settings, ModelStore models, ClassifierLoader classifiers, DeviceCatalog devices,
			Callable<String> engine, Runnable linearAlgebra, Callable<String> display) {
	}

	Diagnostics(Parts parts) {
		this.parts = parts;
	}

	@Override
	public List<Finding> examine() {
		findings.clear();
		Runtime runtime = Runtime.getRuntime();
		add("Digit Lab", State.OK, Version.CURRENT);
		add("system", State.OK, System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
				+ System.getProperty("os.arch") + ", Java " + System.getProperty("java.version"));
		add("computer", State.OK, String.format(Locale.ROOT, "%d cores, %d MB of memory for Java at most",
				runtime.availableProcessors(), runtime.maxMemory() / MEGA));
		AppPaths paths = parts.paths();
		folder("data folder", paths.data());
		folder("settings folder", paths.config());
		folder("log folder", paths.state());
		check("settings", this::settings);
		check("models", this::models);
		check("own sketches", () -> new OwnSamples(paths.ownSamples()).size() + " kept");
		check("trainings", () -> new RunStore(parts.models(), paths.runs()).resumable().size() + " can go on");
		check("engine", parts.engine());
		check("reading", this::reading);
		check("clusters", () -> {
			parts.linearAlgebra().run();
			return "the linear algebra libraries are loaded";
		});
		for (ComputeDevice device : parts.devices().devices()) {
			add("device " + device.id(), device.available() ? State.OK : State.NOTE,
					device.name() + (device.available() ? "" : ": " + device.reason()));
		}
		check("display", State.NOTE, parts.display()); // the command line needs none
		return List.copyOf(findings);
	}

	private String settings() throws IOException {
		parts.settings().load();
		String warning = parts.settings().warning();
		if (warning != null) {
			throw new IOException(warning);
		}
		return Files.exists(parts.paths().settingsFile()) ? "can be read" : "as they are at first";
	}

	private String models() throws IOException {
		SelectedModel inUse = inUse();
		if (inUse.remark() != null) {
			throw new IOException(inUse.remark());
		}
		return parts.models().list().size() + ", in use: " + inUse.model().name();
	}

	private SelectedModel inUse() throws IOException {
		return parts.models().selected(parts.settings().load().model());
	}

	/** Reads generated digits with the model in use. */
	private String reading() throws IOException {
		StoredModel model = inUse().model();
		DigitDataset digits = new SyntheticDigits(10, 1).read(Split.TEST, ProgressListener.NONE, new CancellationToken());
		try (DigitClassifier classifier = parts.classifiers().open(model.weights(), 1)) {
			int right = 0;
			for (int i = 0; i < digits.size(); i++) {
				float[] logits = classifier.logits(List.of(digits.image(i)))[0];
				right += Prediction.ofLogits(logits).digit() == digits.label(i) ? 1 : 0;
			}
			return model.name() + " reads " + right + " of 10 generated digits right";
		}
	}

	/** Checks a folder, or its nearest existing parent. */
	private void folder(String name, Path folder) {
		Path there = folder.toAbsolutePath();
		while (!Files.exists(there) && there.getParent() != null) {
			there = Objects.requireNonNull(there.getParent());
		}
		boolean isNew = !there.equals(folder.toAbsolutePath());
		long room = there.toFile().getUsableSpace();
		String detail = folder + (isNew ? " (not there yet)" : "");
		if (!Files.isDirectory(there) || !isWritable(there)) {
			add(name, State.PROBLEM, detail + ": " + there + " cannot be written to");
		} else {
			add(name, room < LITTLE_ROOM ? State.NOTE : State.OK, detail + ", " + room / MEGA + " MB free");
		}
	}

	/** Tests by writing: a read-only disk reports anything else as fine. */
	private static boolean isWritable(Path folder) {
		BooleanSupplier tried = () -> {
			try {
				Files.delete(Files.createTempFile(folder, ".digitlab", ".tmp"));
				return true;
			} catch (IOException e) {
				return false;
			}
		};
		return Files.isWritable(folder) && tried.getAsBoolean();
	}

	private void check(String name, Callable<String> look) {
		check(name, State.PROBLEM, look);
	}

	private void check(String name, State otherwise, Callable<String> look) {
		try {
			add(name, State.OK, look.call());
		} catch (Exception | LinkageError e) {
			add(name, otherwise, e.getMessage() == null ? e.toString() : e.getMessage());
		}
	}

	/** Adds a result without the user's name, as people paste these in public. */
	private void add(String name, State state, String detail) {
		String home = System.getProperty("user.home");
		findings.add(new Finding(name, state, home.length() > 1 ? detail.replace(home, "~") : detail));
	}
}
