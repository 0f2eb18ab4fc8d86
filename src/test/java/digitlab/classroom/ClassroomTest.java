package digitlab.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

import digitlab.classroom.Classroom.Collected;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelExport;
import digitlab.models.ModelImport;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static digitlab.dataset.Split.TRAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class ClassroomTest {

	private static final DigitDataset DIGITS = new SyntheticDigits(20, 1).read(TRAIN, ProgressListener.NONE,
			new CancellationToken());

	@TempDir
	Path folder;

	private Path shared;
	private ModelStore store;
	private Classroom classroom;

	@BeforeEach
	void makeFolders() throws IOException {
		shared = Files.createDirectories(folder.resolve("shared"));
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		classroom = new Classroom(folder.resolve("class"), new DataSources((_, _, _) -> DIGITS));
	}

	private Collected collect() throws IOException {
		ModelImport models = new ModelImport(store, (_, _) -> FakeModels.classifier(_ -> new float[10]), "9.9");
		return classroom.collect(shared, models, ProgressListener.NONE, new CancellationToken());
	}

	/** Keeps digits from the generated ones, as the application keeps sketches. */
	private static void sketch(Path place, int... which) throws IOException {
		OwnSamples sketches = new OwnSamples(place);
		for (int i : which) {
			sketches.add(DIGITS.image(i), DIGITS.label(i));
		}
	}

	/** The first digit as Kaggle has it: a label and 784 pixels. */
	private static void csv(Path file) throws IOException {
		StringBuilder text = new StringBuilder("label");
		StringBuilder row = new StringBuilder().append(DIGITS.label(0));
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			text.append(",pixel").append(i);
			row.append(',').append(DIGITS.ink(0, i));
		}
		Files.writeString(file, text.append('\n').append(row).append('\n'));
	}

	private void model(String name, int content, Path file) throws IOException {
		ModelStore theirs = new ModelStore(folder.resolve("none"), folder.resolve("theirs"));
		StoredModel model = theirs.save(FakeModels.named(name), new byte[]{(byte) content}, true);
		ModelExport.write(model, file);
	}

	private List<String> models() throws IOException {
		return store.list().stream().map(StoredModel::name).toList();
	}

	private List<String> pupils() throws IOException {
		return classroom.pupils().stream().map(place -> place.getFileName().toString()).toList();
	}

	@Test
	void foldersAndFilesAreCalledAfterPupils() throws IOException {
		sketch(shared.resolve("Zoë Ng/my-sketches"), 1, 2, 3);
		csv(shared.resolve("anna.csv"));
		Files.createDirectories(shared.resolve("Ben"));
		model("mine", 1, shared.resolve("Ben/mine.zip"));
		Collected found = collect();
		assertThat(found).isEqualTo(new Collected(3, 4, 1, List.of()));
		assertThat(pupils()).containsExactly("anna", "Zoë Ng");
		assertThat(models()).containsExactly("mine (Ben)");
		DigitDataset zoe = new OwnSamples(classroom.pupils().get(1)).read();
		assertThat(zoe.hasSameImages(DIGITS.subset(1, 2, 3))).isTrue();
		assertThat(new OwnSamples(classroom.everyone()).read().hasSameImages(DIGITS.subset(0, 1, 2, 3))).isTrue();
	}

	@Test
	void aFolderMayHoldModelsBesideSketchesAndAFileAsWell() throws IOException {
		sketch(shared.resolve("Ben/work/my-sketches"), 1, 2);
		model("mine", 1, shared.resolve("Ben/work/mine.zip"));
		model("other", 2, shared.resolve("ben.zip"));
		assertThat(collect()).isEqualTo(new Collected(1, 2, 2, List.of()));
		assertThat(models()).containsExactly("mine (Ben)", "other (Ben)");
	}

	@Test
	void collectingAgainTakesWhatIsNew() throws IOException {
		sketch(shared.resolve("Ben/my-sketches"), 1, 2);
		sketch(shared.resolve("Anna"), 5);
		model("mine", 1, shared.resolve("Ben/mine.zip"));
		collect();
		sketch(shared.resolve("Ben/my-sketches"), 3);
		model("mine", 2, shared.resolve("Ben/better.zip"));
		assertThat(collect()).isEqualTo(new Collected(2, 4, 1, List.of()));
		assertThat(models()).containsExactly("mine (Ben)", "mine (Ben) (2)");
		assertThat(new OwnSamples(classroom.everyone()).size()).isEqualTo(4);
	}

	/** What cannot be used is named, with whose it is; worksheets and what systems leave are no one's work. */
	@Test
	void whatCannotBeUsedIsLeftOut() throws IOException {
		sketch(shared.resolve("Ben"), 1);
		Files.createDirectories(shared.resolve("Anna"));
		Files.writeString(shared.resolve("Anna/essay.txt"), "My summer holidays\n");
		Files.writeString(shared.resolve("Anna/Seeing digits.html"), "<html></html>");
		Files.writeString(shared.resolve(".DS_Store"), "x");
		Files.writeString(shared.resolve("Thumbs.db"), "x");
		Files.writeString(shared.resolve("Carl.safetensors"), "no weights at all");
		Collected found = collect();
		assertThat(found.pupils()).isEqualTo(1);
		assertThat(found.leftOut()).hasSize(2);
		assertThat(found.leftOut().get(0)).startsWith("Left out of Anna: ").contains("essay.txt");
		assertThat(found.leftOut().get(1)).startsWith("Left out of Carl: The weights in ").contains("Carl.safetensors");
	}

	@Test
	void aFolderWithoutAnyWorkIsRefused() throws IOException {
		assertThatThrownBy(this::collect).isInstanceOf(IOException.class)
				.hasMessageStartingWith("There is nothing of a class in " + shared + ": each pupil needs a folder");
		Files.writeString(shared.resolve("essay.txt"), "My summer holidays\n");
		assertThatThrownBy(this::collect).isInstanceOf(IOException.class)
				.hasMessageStartingWith("There is nothing of a class in " + shared + " that can be used. Left out of essay: ");
	}

	@Test
	void stoppedItKeepsWhatWasCollected() throws IOException {
		sketch(shared.resolve("Anna"), 1);
		sketch(shared.resolve("Ben"), 2);
		CancellationToken stop = new CancellationToken();
		ModelImport models = new ModelImport(store, (_, _) -> FakeModels.classifier(_ -> new float[10]), "9.9");
		assertThatThrownBy(() -> classroom.collect(shared, models, (done, _) -> {
			if (done == 1) {
				stop.cancel();
			}
		}, stop)).isInstanceOf(CancellationException.class);
		assertThat(pupils()).containsExactly("Anna");
	}

	@Test
	void clearingDeletesSketchesAndKeepsModels() throws IOException {
		sketch(shared.resolve("Ben/my-sketches"), 1, 2);
		model("mine", 1, shared.resolve("Ben/mine.zip"));
		collect();
		classroom.clear();
		assertThat(pupils()).isEmpty();
		assertThat(classroom.everyone()).doesNotExist();
		assertThat(models()).containsExactly("mine (Ben)");
	}

	/** Whose folder, or a folder within, may not be read, does not keep the others' work from being collected. */
	@Test
	void aFolderThatMayNotBeReadIsLeftOut() throws IOException {
		assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows keeps its rights elsewhere");
		sketch(shared.resolve("Carl"), 1);
		Path own = Files.createDirectories(shared.resolve("Anna"));
		Path within = Files.createDirectories(shared.resolve("Ben/secret"));
		sketch(shared.resolve("Ben/my-sketches"), 2);
		Files.setPosixFilePermissions(own, Set.of());
		Files.setPosixFilePermissions(within, Set.of());
		try {
			assumeFalse(Files.isReadable(own), "root may read everything");
			Collected found = collect();
			assertThat(pupils()).containsExactly("Ben", "Carl");
			assertThat(found.leftOut()).hasSize(2);
			assertThat(found.leftOut().get(0)).startsWith("Left out of Anna: ").contains(own.toString());
			assertThat(found.leftOut().get(1)).startsWith("Left out of Ben: ").contains(within.toString());
		} finally {
			Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
			Files.setPosixFilePermissions(within, PosixFilePermissions.fromString("rwx------"));
		}
	}
}
