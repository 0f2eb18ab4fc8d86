package digitlab.models;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.recognition.ClassifierLoader;
import digitlab.ui.FakeModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Models on their way to other programs and back. */
class ModelExchangeTest {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final ClassifierLoader ANY = (_, _) -> FakeModels.classifier(_ -> new float[10]);

	@TempDir
	Path folder;

	private ModelStore store;
	private StoredModel mine;

	@BeforeEach
	void makeModel() throws IOException {
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		mine = store.save(ModelStoreTest.metadata("mine"), new byte[]{1}, false);
		Files.createDirectories(folder.resolve("out"));
	}

	/** Weights of the right shapes take 4 MB, which not every test needs. */
	private void giveItWeights() throws IOException {
		Files.write(mine.weights(), weights("", 1));
	}

	/**
	 * @param instead a part of the header and its replacement, separated by a bar; empty for none
	 */
	private static byte[] weights(String instead, float first) {
		return instead.isEmpty()
				? PlainWeights.bytes("", "", first)
				: PlainWeights.bytes(instead.split("\\|")[0], instead.split("\\|")[1], first);
	}

	private ModelImport.Added add(Path file) throws IOException {
		return new ModelImport(store, ANY, "9.9").add(file);
	}

	private Path out(String name) {
		return folder.resolve("out").resolve(name);
	}

	@ParameterizedTest
	@ValueSource(strings = {"m.pt", "m.pth", "m.h5", "m.keras", "m.tflite", "m.pb", "m", ".onnx", "m.onnx.txt", "m.zip.part"})
	void anotherEndingIsRefusedBeforeAnythingIsWritten(String name) throws IOException {
		assertThatThrownBy(() -> ModelExport.write(mine, out(name))).isInstanceOf(IOException.class)
				.hasMessageContaining(out(name) + ": its name must end in one of .zip").hasMessageContaining(".safetensors")
				.hasMessageContaining(".onnx (");
		assertThat(folder.resolve("out")).isEmptyDirectory();
	}

	/** An archive is read from its end. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aPipeIsNoModel() {
		assertThatThrownBy(() -> add(Path.of("/dev/null"))).isInstanceOf(IOException.class)
				.hasMessage("/dev/null is a pipe or a device: save the model as a file and import that.");
	}

	@Test
	void anEndingMayBeInCapitals() throws IOException {
		ModelExport.write(mine, out("M.ZIP"));
		assertThat(Files.readAllBytes(out("M.ZIP"))).startsWith('P', 'K');
	}

	@Test
	void weightsGoWithAllThatIsNeededToBuildTheNetwork() throws IOException {
		ModelExport.write(mine, out("mine.safetensors"));
		assertThat(out("mine.safetensors")).hasSameBinaryContentAs(mine.weights());
		JsonNode json = JSON.readTree(out("model.json").toFile());
		assertThat(json.at("/network/input").toString()).isEqualTo("[1,28,28]");
		JsonNode pool = Stream.of(json.at("/network/layers")).flatMap(layers -> layers.valueStream())
				.filter(layer -> layer.path("type").asText().equals("MaxPool2d")).findFirst().orElseThrow();
		assertThat(pool.toString())
				.isEqualTo("{\"name\":\"pool2\",\"type\":\"MaxPool2d\",\"kernel_size\":3,\"stride\":2,\"padding\":1}");
		assertThat(json.at("/normalisation/scale").asDouble()).isEqualTo(1 / 255.0);
		assertThat(json.at("/weights/file").asText()).isEqualTo("mine.safetensors");
	}

	@Test
	void weightsComeBackWithTheirDescription() throws IOException {
		giveItWeights();
		ModelExport.write(mine, out("another name.safetensors"));
		ModelImport.Added added = add(out("another name.safetensors"));
		assertThat(added.model().metadata()).isEqualTo(ModelStoreTest.metadata("mine (2)"));
		assertThat(added.model().weights()).hasSameBinaryContentAs(mine.weights());
		assertThat(added.remark()).startsWith("There is a model mine already, so this one is called mine (2).");
	}

	/** As after a training elsewhere: the description does not apply to these weights. */
	@Test
	void otherWeightsBesideADescriptionHaveNothingOfIt() throws IOException {
		giveItWeights();
		ModelExport.write(mine, out("mine.safetensors"));
		Files.write(out("trained #7.safetensors"), weights("", 2));
		ModelMetadata added = add(out("trained #7.safetensors")).model().metadata();
		assertThat(added.name()).isEqualTo("trained -7");
		assertThat(added.hasAccuracy()).isFalse();
		assertThat(added.parameters()).isEqualTo(980_810);
		assertThat(added.data().source()).isEqualTo("data that are not known (trained #7.safetensors was imported)");
	}

	@Test
	void weightsNeedNoDescription() throws IOException {
		Path file = Files.write(out("bare.safetensors"), weights("", 1));
		ModelImport.Added added = add(file);
		assertThat(added.model().name()).isEqualTo("bare");
		assertThat(added.remark()).startsWith("It reads everything as a digit");
		assertThat(store.find("bare").metadata()).isEqualTo(added.model().metadata());
		assertThat(RunStore.of(added.model()).history().epochs()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			"conv2.weight":{"dtype":"F32","shape":[64, 32, 5, 5]|"conv2.weight":{"dtype":"F32","shape":[64, 32, 25]; its array conv2.weight has the shape 64×32×25, and the network wants 64×32×5×5
			"fc3.bias"|"module.fc3.bias"; it has no array fc3.bias (it has conv1.weight, conv1.bias, bn1.weight, …)
			"bn1.weight":{"dtype":"F32"|"bn1.weight":{"dtype":"I32"; its array bn1.weight holds numbers of type I32: save it with 32-bit floats, F32
			""")
	void weightsOfAnotherNetworkAreRefused(String instead, String reason) throws IOException {
		Path file = Files.write(out("other.safetensors"), weights(instead, 1));
		assertThatThrownBy(() -> add(file)).isInstanceOf(IOException.class)
				.hasMessage("The weights in " + file + " cannot be used: " + reason + ".");
		assertThat(store.list()).extracting(StoredModel::name).containsExactly("mine");
	}

	@Test
	void aFolderWithOneModelIsImported() throws IOException {
		giveItWeights();
		assertThat(add(mine.folder()).model().name()).isEqualTo("mine (2)");
		ModelExport.write(mine, out("any.safetensors"));
		assertThat(add(folder.resolve("out")).model().name()).isEqualTo("mine (3)");
		ModelExport.write(mine, out("second.safetensors"));
		assertThatThrownBy(() -> add(folder.resolve("out"))).hasMessageContaining("has several .safetensors files: import one");
		assertThatThrownBy(() -> add(Files.createDirectory(folder.resolve("empty")))).hasMessageContaining("has no .safetensors");
	}

	/** A network with the same shapes but another stride would be read wrongly without an error. */
	@Test
	void aDescriptionOfAnotherNetworkIsRefused() throws IOException {
		giveItWeights();
		ModelExport.write(mine, out("mine.safetensors"));
		String json = Files.readString(out("model.json"));
		Files.writeString(out("model.json"), json.replaceFirst("\"padding\" : 0", "\"padding\" : 2"));
		assertThatThrownBy(() -> add(out("mine.safetensors"))).hasMessageStartingWith(
				"The model in " + out("model.json") + " is another network than Digit Lab has");
		Files.writeString(out("model.json"), json.replace("\"p\" : 0.5", "\"p\" : 0.25"));
		assertThat(add(out("mine.safetensors")).model().name()).as("dropout reads nothing").isEqualTo("mine (2)");
	}

	@Test
	void anotherModelsDescriptionIsNotReplaced() throws IOException {
		StoredModel other = store.save(ModelStoreTest.metadata("other"), new byte[]{2}, false);
		ModelExport.write(other, out("other.safetensors"));
		ModelExport.write(other, out("other.safetensors")); // its own is
		String before = Files.readString(out("model.json"));
		assertThatThrownBy(() -> ModelExport.write(mine, out("mine.safetensors")))
				.hasMessage(out("model.json") + " describes another model and would be lost: choose another folder.");
		assertThat(out("mine.safetensors")).doesNotExist();
		assertThat(out("model.json")).hasContent(before);
		assertThatThrownBy(() -> ModelExport.write(mine, mine.folder().resolve("x.safetensors")))
				.hasMessageContaining("is the folder of the model itself");
		Files.writeString(out("model.json"), "{\"of\":\"somebody else\"}");
		assertThatThrownBy(() -> ModelExport.write(mine, out("mine.safetensors"))).hasMessageContaining("is not replaced");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			net.pt       | PK__            | is in PyTorch's own format
			net.pth      | \u0080\u0002__  | is in PyTorch's own format
			net.keras    | PK__            | is a Keras model
			net.h5       | \u0089HDF       | is a Keras model
			net.onnx     | __              | is an ONNX model, which can be exported but not imported
			net.bin      | nothing at all  | is in PyTorch's own format
			net.txt      | nothing at all  | is not in a known model format
			""")
	void otherFormatsAreNamed(String name, String content, String words) throws IOException {
		Path file = Files.write(out(name), content.getBytes(StandardCharsets.ISO_8859_1));
		assertThatThrownBy(() -> add(file)).isInstanceOf(IOException.class).hasMessageContaining("The file " + file + " " + words)
				.hasMessageContaining(".zip").hasMessageContaining(".safetensors");
	}

	@Test
	void aNetworkThatCannotReadIsNotKept() throws IOException {
		ModelExport.write(mine, out("mine.zip"));
		ClassifierLoader none = (weights, _) -> {
			throw new IOException("The weights " + weights.name() + " cannot be used.");
		};
		assertThatThrownBy(() -> new ModelImport(store, none, "9.9").add(out("mine.zip")))
				.hasMessage("The weights in " + out("mine.zip") + " cannot be used.");
		assertThat(store.list()).extracting(StoredModel::name).containsExactly("mine");
	}

	@Test
	void longNamesGetTheirNumberAsWell() throws IOException {
		String name = "n".repeat(64);
		StoredModel first = store.save(ModelStoreTest.metadata(name), new byte[]{3}, false);
		ModelExport.write(first, out("long.zip"));
		assertThat(add(out("long.zip")).model().name()).isEqualTo("n".repeat(60) + " (2)");
		assertThat(store.list()).extracting(StoredModel::name).isEqualTo(List.of("mine", "n".repeat(60) + " (2)", name));
	}
}
