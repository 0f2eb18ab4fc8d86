package digitlab.models;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Archives from strangers. */
class ModelArchiveTest {

	private static final byte[] WEIGHTS = {1, 2, 3};

	@TempDir
	Path folder;

	private ModelStore store;
	private String json;

	@BeforeEach
	void makeStore() throws IOException {
		store = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		StoredModel model = store.save(ModelStoreTest.metadata("mine"), WEIGHTS, false);
		json = Files.readString(model.folder().resolve("model.json"));
		store.delete(model);
	}

	private static byte[] zip(Object... namesAndBytes) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < namesAndBytes.length; i += 2) {
				zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
				zip.write((byte[]) namesAndBytes[i + 1]);
			}
		}
		return bytes.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private StoredModel read(byte[] archive) throws IOException {
		return store.add(ModelArchive.parts(Files.write(folder.resolve("model.zip"), archive)));
	}

	private void refuses(byte[] archive, String reason) throws IOException {
		assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessageContaining(reason);
		assertThat(store.list()).isEmpty();
		try (Stream<Path> files = Files.walk(folder)) {
			assertThat(files.map(file -> folder.relativize(file).toString())).containsExactlyInAnyOrder("", "own", "own.lock",
					"model.zip");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"../evil", "/tmp/evil", "..", "a/../../evil", "C:\\\\evil", "CON", "nul.txt", "evil.", "\\u0000"})
	void aNameThatLeadsElsewhereIsRefused(String name) throws IOException {
		refuses(zip("model.json", bytes(json.replace("\"mine\"", '"' + name + '"')), "weights.safetensors", WEIGHTS),
				"A model's name has 1 to 64 letters");
	}

	@ParameterizedTest
	@ValueSource(strings = {"../", "/tmp/", "models/../../"})
	void partsInOtherFoldersAreRefused(String place) throws IOException {
		refuses(zip(place + "model.json", bytes(json), place + "weights.safetensors", WEIGHTS), "is not a model exported");
	}

	@Test
	void partsThatUnpackBeyondTheLimitAreRefused() throws IOException {
		byte[] zeros = new byte[70 << 20];
		refuses(zip("model.json", bytes(json), "weights.safetensors", zeros), "a part of it is larger than 16 MB");
		refuses(zip("model.json", zeros), "a part of it is larger than 4 MB");
		refuses(zip("else", zeros, "model.json", bytes(json)), "a part of it is larger than 1 MB");
	}

	@Test
	void tooManyPartsAreRefused() throws IOException {
		Object[] many = new Object[2 * 100];
		for (int i = 0; i < many.length; i += 2) {
			many[i] = "part" + i;
			many[i + 1] = WEIGHTS;
		}
		refuses(zip(many), "it has more than 20 parts");
	}

	@Test
	void aTruncatedArchiveIsRefused() throws IOException {
		byte[] whole = zip("model.json", bytes(json), "weights.safetensors", WEIGHTS);
		for (int length : new int[]{20, 35, 100, whole.length / 2}) {
			refuses(Arrays.copyOf(whole, length), folder.resolve("model.zip").toString());
		}
	}
}
