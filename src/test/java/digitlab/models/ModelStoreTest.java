package digitlab.models;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import digitlab.calibration.Calibration;
import digitlab.calibration.OodDetector;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModelStoreTest {

	private static final byte[] WEIGHTS = {1, 2, 3};

	@TempDir
	private Path folder;

	private ModelStore store;

	@BeforeEach
	void makeStore() {
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
	}

	/** Possible metadata of a model with this name. */
	static ModelMetadata metadata(String name) {
		return new ModelMetadata(1, name, ModelMetadata.ALEXNET28, 980_810, "2026-11-22T10:00:00Z", "0.1.0",
				ModelMetadata.Normalisation.ZERO_TO_ONE, new ModelMetadata.Data("digits", 90, 10), Hyperparameters.standard(2),
				new ModelMetadata.Run("cpu", "completed", 1, 0.99, 0.98, 500, 10, List.of()), null, null);
	}

	private void ship(String name) throws IOException {
		new ModelStore(folder.resolve("none"), folder.resolve("shipped")).save(metadata(name), WEIGHTS, false);
	}

	private List<String> names() throws IOException {
		return store.list().stream().map(StoredModel::name).toList();
	}

	@Test
	void aSavedModelIsFoundAgainWithAllItSays() throws IOException {
		store.save(metadata("mine"), WEIGHTS, false);
		StoredModel found = store.find("mine");
		assertThat(found.metadata()).isEqualTo(metadata("mine"));
		assertThat(found.weights()).hasBinaryContent(WEIGHTS);
		assertThat(found.shipped()).isFalse();
		assertThat(store.find(found.folder().toString())).isEqualTo(found);
	}

	@Test
	void whatMakesItsAnswersHonestIsKept() throws IOException {
		Calibration calibration = new Calibration(0.625, new OodDetector(List.of(0.5, -1.25), 3));
		store.save(metadata("mine").withCalibration(calibration), WEIGHTS, false);
		assertThat(store.find("mine").metadata().calibration()).isEqualTo(calibration);
		assertThat(store.find("mine").metadata().withTest(null).withName("other").calibration()).isEqualTo(calibration);
	}

	@Test
	void modelsFromBeforeThatRefuseNothing() throws IOException {
		Path file = store.save(metadata("mine"), WEIGHTS, false).folder().resolve("model.json");
		String text = Files.readString(file);
		assertThat(text).contains("\"doubt\" : null");
		Files.writeString(file, text.replaceFirst(",\\s*\"doubt\" : null", ""));
		assertThat(store.find("mine").metadata().calibration()).isNull();
	}

	@Test
	void aDamagedCalibrationIsADamagedModel() throws IOException {
		Path file = store.save(metadata("mine").withCalibration(new Calibration(1, null)), WEIGHTS, false).folder()
				.resolve("model.json");
		Files.writeString(file, Files.readString(file).replaceFirst("\"temperature\" : 1.0", "\"temperature\" : -1"));
		assertThatThrownBy(() -> store.find(file.getParent().toString())).hasMessageContaining("does not describe a model");
	}

	@Test
	void savingLeavesNothingElseBehind() throws IOException {
		store.save(metadata("mine"), WEIGHTS, false);
		try (Stream<Path> files = Files.list(folder.resolve("own"))) {
			assertThat(files.map(f -> f.getFileName().toString())).containsExactly("mine");
		}
	}

	@Test
	void aHalfWrittenModelIsNotListedAndDoesNotHinderTheNext() throws IOException {
		Path part = Files.createDirectories(folder.resolve("own/.mine.part"));
		Files.write(part.resolve("weights.safetensors"), WEIGHTS);
		assertThat(store.list()).isEmpty();
		store.save(metadata("mine"), WEIGHTS, false);
		assertThat(names()).containsExactly("mine");
	}

	@Test
	void aNameIsTakenOnlyOnce() throws IOException {
		ship("alexnet28");
		store.save(metadata("mine"), WEIGHTS, false);
		assertThatThrownBy(() -> store.save(metadata("mine"), WEIGHTS, false))
				.hasMessageStartingWith("There is a model mine already");
		assertThatThrownBy(() -> store.checkNewName("alexnet28")).hasMessageStartingWith("There is a model alexnet28 already");
	}

	@Test
	void aResumedTrainingReplacesItsOwnModel() throws IOException {
		store.save(metadata("mine"), WEIGHTS, false);
		store.save(metadata("mine"), new byte[]{9}, true);
		assertThat(store.find("mine").weights()).hasBinaryContent(new byte[]{9});
	}

	@ParameterizedTest
	@ValueSource(strings = {"../evil", "a/b", "", ".hidden", "-x", "a\\b", "x:y", "a\u0000b", "ends with dot."})
	void aNameThatCouldLeaveTheFolderIsRefused(String name) {
		assertThatThrownBy(() -> store.checkNewName(name)).isInstanceOf(IOException.class).hasMessageContaining("does not fit");
	}

	@Test
	void theSelectedModelFallsBackToTheShippedOne() throws IOException {
		assertThatThrownBy(() -> store.selected(null)).hasMessageStartingWith("There is no model yet");
		ship("alexnet28");
		store.save(metadata("mine"), WEIGHTS, false);
		assertThat(store.selected(null)).isEqualTo(new SelectedModel(store.find("alexnet28"), null));
		assertThat(store.selected("mine")).isEqualTo(new SelectedModel(store.find("mine"), null));
		assertThat(store.selected("deleted meanwhile")).isEqualTo(new SelectedModel(store.find("alexnet28"),
				"The model deleted meanwhile, which was chosen, no longer exists; alexnet28 is used."));
	}

	@Test
	void aShippedModelIsNotDeleted() throws IOException {
		ship("alexnet28");
		assertThatThrownBy(() -> store.delete(store.find("alexnet28"))).hasMessageContaining("came with Digit Lab");
		store.save(metadata("mine"), WEIGHTS, false);
		store.delete(store.find("mine"));
		assertThat(names()).containsExactly("alexnet28");
		assertThatThrownBy(() -> store.find("mine")).hasMessage("There is no model mine; there are: alexnet28.");
	}

	@Test
	void damagedMetadataGetASentence() throws IOException {
		StoredModel mine = store.save(metadata("mine"), WEIGHTS, false);
		Path file = mine.folder().resolve("model.json");
		for (String text : new String[]{"", "null", "[]", "{", "{\"name\": 3}", "{\"config\": {\"epochs\": 0}}"}) {
			Files.writeString(file, text);
			assertThatThrownBy(() -> store.find(mine.folder().toString())).as(text).isInstanceOf(IOException.class)
					.hasMessageContaining("model.json").hasMessageContaining("does not describe a model");
		}
		Files.writeString(file, Files.readString(exported("other").folder().resolve("model.json")).replace("\"format\" : 1",
				"\"format\" : 2"));
		assertThatThrownBy(() -> store.find(mine.folder().toString())).hasMessageContaining("newer Digit Lab");
	}

	@Test
	void aDamagedModelDoesNotTakeTheOthersWithIt() throws IOException {
		store.save(metadata("good"), WEIGHTS, false);
		Files.writeString(store.save(metadata("bad"), WEIGHTS, false).folder().resolve("model.json"), "{}");
		assertThat(names()).containsExactly("good");
		assertThat(store.selected("bad").model().name()).isEqualTo("good");
		assertThat(store.selected("bad").remark()).startsWith("The file ").contains("does not describe a model")
				.endsWith(" Until then the model good is used instead of bad, which was chosen.");
	}

	@Test
	void aModelOfAnotherNetworkOrRangeIsRefused() throws IOException {
		Path file = store.save(metadata("mine"), WEIGHTS, false).folder().resolve("model.json");
		String good = Files.readString(file);
		for (String bad : List.of(good.replace("alexnet28-2", "alexnet28"), good.replace("alexnet28-2", "resnet"),
				good.replace("\"deviation\" : 1.0", "\"deviation\" : 0.3"))) {
			Files.writeString(file, bad);
			assertThatThrownBy(() -> store.find(file.getParent().toString())).hasMessageContaining("cannot be used");
		}
	}

	private StoredModel exported(String name) throws IOException {
		return store.save(metadata(name), WEIGHTS, false);
	}

	@Test
	void aRemovedModelComesBackByItsName() throws IOException {
		StoredModel first = exported("first");
		StoredModel second = exported("second");
		store.removed().remove(first);
		assertThat(store.list()).containsExactly(second);
		store.removed().remove(second);
		assertThat(store.removed().bringBack("first")).isEqualTo(first);
		assertThat(store.removed().bringBack("second")).isEqualTo(second);
		assertThat(store.list()).containsExactly(first, second);
		assertThatThrownBy(() -> store.removed().bringBack("second")).hasMessageContaining("There is a model second already");
		assertThatThrownBy(() -> store.removed().bringBack("third")).hasMessage("There is no deleted model third to bring back.");
		assertThatThrownBy(() -> store.removed().remove(new StoredModel(folder.resolve("shipped/x"), metadata("x"), true)))
				.hasMessageContaining("came with Digit Lab");
	}

	/** A second window that opens does not end the first one's undo. */
	@Test
	void onlyWhatWasRemovedLongAgoIsForgotten() throws IOException {
		StoredModel old = exported("old");
		StoredModel fresh = exported("fresh");
		Files.setLastModifiedTime(fresh.folder(), FileTime.from(Instant.now().minus(9, ChronoUnit.DAYS))); // created long ago
		store.removed().remove(old);
		store.removed().remove(fresh);
		Files.setLastModifiedTime(folder.resolve("own/.removed.old"), FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
		store.removed().forgetOld();
		assertThat(store.removed().bringBack("fresh")).isEqualTo(fresh);
		assertThatThrownBy(() -> store.removed().bringBack("old")).hasMessage("There is no deleted model old to bring back.");
	}

	@Test
	void aRenamedModelKeepsItsCard() throws IOException {
		StoredModel old = exported("old");
		Files.writeString(old.folder().resolve("MODEL_CARD.md"), "what it is for");
		assertThat(store.rename(old, "new").folder().resolve("MODEL_CARD.md")).hasContent("what it is for");
	}

	@Test
	void aModelCanBeRenamed() throws IOException {
		exported("taken");
		StoredModel renamed = store.rename(exported("old"), "new");
		assertThat(store.list()).extracting(StoredModel::name).containsExactly("new", "taken");
		assertThat(renamed.weights()).hasBinaryContent(WEIGHTS);
		assertThatThrownBy(() -> store.rename(renamed, "taken")).hasMessageContaining("There is a model taken already");
		assertThatThrownBy(() -> store.rename(renamed, "../x")).hasMessageContaining("does not fit");
		assertThat(ModelStore.size(renamed)).isGreaterThan(WEIGHTS.length);
	}

	/** As a kill leaves it when the old folder was moved and the new one was not. */
	@Test
	void aModelWhoseRenamingWasInterruptedHasItsOldName() throws IOException {
		StoredModel old = exported("old");
		Files.move(old.folder(), folder.resolve("own/.old.new"));
		assertThat(store.list()).containsExactly(old);
		assertThat(folder.resolve("own/new")).doesNotExist();
	}

	/** The same when both were moved. */
	@Test
	void aModelThatWasRenamedIsThereOnce() throws IOException {
		StoredModel renamed = store.rename(exported("old"), "new");
		Files.createDirectory(folder.resolve("own/.old.new"));
		assertThat(store.list()).containsExactly(renamed);
		assertThat(folder.resolve("own/.old.new")).doesNotExist();
	}

	@Test
	void anExportedModelCanBeImportedElsewhere() throws IOException {
		Path file = folder.resolve("mine.zip");
		ModelArchive.write(exported("mine"), file);
		ModelStore elsewhere = new ModelStore(folder.resolve("none"), folder.resolve("elsewhere"));
		StoredModel imported = elsewhere.add(ModelArchive.parts(file));
		assertThat(imported.metadata()).isEqualTo(metadata("mine"));
		assertThat(imported.weights()).hasBinaryContent(WEIGHTS);
		StoredModel again = elsewhere.add(ModelArchive.parts(file));
		assertThat(again.name()).isEqualTo("mine (2)");
		assertThat(again.folder().getFileName()).hasToString("mine (2)");
		assertThat(elsewhere.add(ModelArchive.parts(file)).name()).isEqualTo("mine (3)");
		assertThat(elsewhere.find("mine (2)").metadata()).isEqualTo(metadata("mine (2)"));
	}

	@Test
	void anArchiveCannotWriteOutsideTheStore() throws IOException {
		Path file = folder.resolve("evil.zip");
		Path metadata = exported("mine").folder().resolve("model.json");
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.putNextEntry(new ZipEntry("../../escaped.txt"));
			zip.write(WEIGHTS);
			zip.putNextEntry(new ZipEntry("weights.safetensors"));
			zip.write(WEIGHTS);
			zip.putNextEntry(new ZipEntry("model.json"));
			zip.write(Files.readString(metadata).replace("\"mine\"", "\"../../evil\"").getBytes());
		}
		assertThatThrownBy(() -> store.add(ModelArchive.parts(file)))
				.hasMessageContaining("../../evil does not fit");
		assertThat(folder.resolve("escaped.txt")).doesNotExist();
		assertThat(folder.resolve("evil")).doesNotExist();
	}

	@Test
	void aFileThatIsNoArchiveGetsASentence() throws IOException {
		Path file = Files.writeString(folder.resolve("text.zip"), "not a zip archive");
		assertThatThrownBy(() -> store.add(ModelArchive.parts(file))).hasMessageContaining("text.zip is not a model exported");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			"created" : "2026-11-22T10:00:00Z" | "created" : "yesterday"               | created
			"created" : "2026-11-22T10:00:00Z" | "created" : "+999999-01-01T00:00:00Z" | created
			"format" : 1                       | "format" : -3                         | format
			"validationAccuracy" : 0.98        | "validationAccuracy" : 9.5            | run.validationAccuracy
			"trainAccuracy" : 0.99             | "trainAccuracy" : "NaN"               | run.trainAccuracy
			"bestEpoch" : 1                    | "bestEpoch" : -1                      | run.bestEpoch
			"seconds" : 10.0                   | "seconds" : -1                        | run.seconds
			"seconds" : 10.0                   | "seconds" : 1e300                     | run.seconds
			"trainingImages" : 90              | "trainingImages" : -90                | data.trainingImages
			""")
	void aFieldThatCannotBeIsADamagedModel(String sound, String odd, String key) throws IOException {
		Path file = store.save(metadata("mine"), WEIGHTS, false).folder().resolve("model.json");
		String text = Files.readString(file);
		assertThat(text).contains(sound);
		Files.writeString(file, text.replace(sound, odd));
		store.save(metadata("other"), WEIGHTS, false);
		assertThat(names()).containsExactly("other");
		assertThat(store.damaged()).singleElement().satisfies(damaged -> {
			assertThat(damaged.name()).isEqualTo("mine");
			assertThat(damaged.reason()).endsWith("does not describe a model of Digit Lab: the value of " + key
					+ " is missing or cannot be.");
		});
		assertThatThrownBy(() -> store.find("mine")).hasMessageContaining("does not describe a model");
		store.delete(store.damaged().getFirst());
		assertThat(store.damaged()).isEmpty();
		store.checkNewName("mine");
	}

	@Test
	void theBestEpochIsOneOfTheEpochs() throws IOException {
		ModelMetadata m = metadata("mine");
		List<EpochResult> epochs = List.of(new EpochResult(1, 0.5, 0.97, 0.4, 0.98, 0.1, 500, 10));
		for (int best : new int[]{1, 2}) {
			ModelMetadata with = new ModelMetadata(m.format(), m.name(), m.architecture(), m.parameters(), m.created(),
					m.version(),
					m.normalisation(), m.data(), m.hyperparameters(),
					new ModelMetadata.Run("cpu", "completed", best, 0.99, 0.98, 500, 10, epochs), null, null);
			assertThat(MetadataCheck.fault(with)).isEqualTo(best == 1 ? Optional.empty() : Optional.of("run.bestEpoch"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "../../x", "a\\nb"})
	void aModelWithANameThatCannotBeIsDamagedAndGoesByItsFolder(String name) throws IOException {
		Path file = store.save(metadata("mine"), WEIGHTS, false).folder().resolve("model.json");
		Files.writeString(file, Files.readString(file).replace("\"name\" : \"mine\"", "\"name\" : \"" + name + '"'));
		assertThat(names()).isEmpty();
		DamagedModel damaged = store.damaged().getFirst();
		assertThat(damaged.name()).isEqualTo("mine");
		assertThat(damaged.reason()).startsWith("A model's name has 1 to 64 letters");
		store.delete(damaged);
		assertThat(store.damaged()).isEmpty();
	}

	@Test
	void ofTwoFoldersWithOneNameTheOneThatIsCalledSoHasIt() throws IOException {
		Path mine = store.save(metadata("mine"), WEIGHTS, false).folder();
		Path copy = Files.createDirectory(mine.resolveSibling("a copy"));
		for (String file : List.of("model.json", "weights.safetensors")) {
			Files.copy(mine.resolve(file), copy.resolve(file));
		}
		assertThat(store.find("mine").folder()).isEqualTo(mine);
		assertThat(store.damaged()).singleElement()
				.satisfies(damaged -> assertThat(damaged.reason()).contains("calls itself mine"));
		store.delete(store.find("mine"));
		assertThat(copy).isDirectory();
	}

	@Test
	void aFolderWithoutAModelThatHoldsANameIsTold() throws IOException {
		Files.createDirectories(folder.resolve("own/mine"));
		assertThat(store.list()).isEmpty();
		assertThat(store.damaged()).singleElement().satisfies(damaged -> assertThat(damaged.reason()).contains("is not a model"));
	}
}
