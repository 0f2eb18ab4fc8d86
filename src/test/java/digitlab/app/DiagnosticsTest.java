package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import digitlab.calibration.OnlyLogits;
import digitlab.cli.HealthCheck.Finding;
import digitlab.cli.HealthCheck.State;
import digitlab.dataset.DigitImage;
import digitlab.faults.SmallDisk;
import digitlab.models.ModelStore;
import digitlab.recognition.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.training.ComputeDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosticsTest {

	private static final ComputeDevice CPU = new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, "");
	private static final ComputeDevice GPU = new ComputeDevice("cuda:0", "Slow GPU", "cuda", false, "there is no driver");

	@TempDir
	Path folder;

	private ClassifierLoader classifiers = (weights, threads) -> new AlwaysSeven();
	private Callable<String> display = () -> "1280×800 at 100 %";
	private Runnable linearAlgebra = () -> {
	};

	private static final class AlwaysSeven implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> images) {
			return new float[][]{{0, 0, 0, 0, 0, 0, 0, 1, 0, 0}};
		}
	}

	private Map<String, Finding> examine(Path home) {
		AppPaths paths = AppPaths.of(Map.of("DIGITLAB_HOME", home.toString()), "Linux", folder, Path.of("models"), folder);
		SettingsStore settings = new SettingsStore(paths.settingsFile());
		ModelStore models = new ModelStore(paths.shippedModels(), paths.ownModels());
		return new Diagnostics(
				new Diagnostics.Parts(paths, settings, models, classifiers, () -> List.of(CPU, GPU), () -> "PyTorch 2.7.1",
						linearAlgebra, display))
				.examine().stream().collect(Collectors.toMap(Finding::name, f -> f));
	}

	private static List<String> problems(Map<String, Finding> findings) {
		return findings.values().stream().filter(f -> f.state() == State.PROBLEM).map(Finding::name).sorted().toList();
	}

	@Test
	void aWorkingInstallationHasNoProblems() {
		Map<String, Finding> findings = examine(folder.resolve("new"));
		assertThat(problems(findings)).isEmpty();
		assertThat(findings.get("models").detail()).isEqualTo("1, in use: alexnet28");
		assertThat(findings.get("reading").detail()).isEqualTo("alexnet28 reads 1 of 10 generated digits right");
		assertThat(findings.get("engine").detail()).isEqualTo("PyTorch 2.7.1");
		assertThat(findings.get("display")).isEqualTo(new Finding("display", State.OK, "1280×800 at 100 %"));
		assertThat(findings.get("device cuda:0"))
				.isEqualTo(new Finding("device cuda:0", State.NOTE, "Slow GPU: there is no driver"));
		assertThat(findings.get("data folder").detail()).startsWith(folder.resolve("new/data") + " (not there yet), ");
		assertThat(folder.resolve("new")).doesNotExist(); // checking changes nothing
	}

	@Test
	void whatDoesNotWorkIsAProblemAndTheRestIsLookedAtAllTheSame() {
		classifiers = (weights, threads) -> {
			throw new IOException("The weights cannot be used: it is not a safetensors file.");
		};
		linearAlgebra = () -> {
			throw new IllegalStateException("The linear algebra libraries cannot be loaded.");
		};
		display = () -> {
			throw new IOException("There is no display.");
		};
		Map<String, Finding> findings = examine(folder);
		assertThat(problems(findings)).containsExactly("clusters", "reading");
		assertThat(findings.get("reading").detail()).isEqualTo("The weights cannot be used: it is not a safetensors file.");
		assertThat(findings.get("display")).isEqualTo(new Finding("display", State.NOTE, "There is no display."));
	}

	@Test
	void damagedSettingsAreSetAsideAndTold() throws IOException {
		Files.writeString(Files.createDirectories(folder.resolve("config")).resolve("settings.json"), "{");
		Finding settings = examine(folder).get("settings");
		assertThat(settings.state()).isEqualTo(State.PROBLEM);
		assertThat(settings.detail()).startsWith("The settings could not be read").contains("settings.json.broken");
	}

	@Test
	void aFolderThatCannotBeWrittenToIsAProblem() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "no folder");
		assertThat(problems(examine(file))).contains("data folder", "settings folder", "log folder");
		try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), 1)) {
			disk.makeReadOnly();
			Map<String, Finding> findings = examine(disk.folder());
			assertThat(problems(findings)).containsExactly("data folder", "log folder", "settings folder");
			assertThat(findings.get("data folder").detail()).endsWith(disk.folder() + " cannot be written to");
		}
	}

	@Test
	void aFullDiskIsWorthANote() throws IOException {
		try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(folder.resolve("disk")), 1)) {
			assertThat(examine(disk.folder()).get("data folder").state()).isEqualTo(State.NOTE);
		}
	}
}
