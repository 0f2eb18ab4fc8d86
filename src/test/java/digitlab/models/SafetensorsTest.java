package digitlab.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SafetensorsTest {

	@TempDir
	Path folder;

	private static byte[] file(String header, int numbers) {
		byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + json.length + numbers).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json)
				.array();
	}

	private static byte[] array(String shape, String offsets, int numbers) {
		return file("{'a':{'dtype':'F32','shape':" + shape + ",'data_offsets':" + offsets + "}}", numbers);
	}

	@Test
	void validFilesAreAccepted() {
		assertThatCode(() -> Safetensors.parse(array("[2,3]", "[0,24]", 24))).doesNotThrowAnyException();
		assertThatCode(() -> Safetensors.parse(array("[]", "[0,4]", 4))).doesNotThrowAnyException();
		assertThatCode(() -> Safetensors.parse(array("[0]", "[0,0]", 0))).doesNotThrowAnyException();
		assertThatCode(() -> Safetensors.parse(file("{'__metadata__':{'format':'pt'}}", 0))).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"[2,3]|[0,20]", "[2,3]|[4,24]", "[2,3]|[24,0]", "[-2,-3]|[0,24]", "[2.5,3]|[0,24]",
			"[4294967296,4294967296]|[0,24]", "[99999999999999999999]|[0,24]", "[6]|[0]", "[6]|['0','24']", "6|[0,24]",
			"[1,1,1,1,1,1,1,1,6]|[0,24]", "null|[0,24]"})
	void anArrayDescribedWronglyIsRefused(String shape, String offsets) {
		assertThatThrownBy(() -> Safetensors.parse(array(shape, offsets, 24))).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("its header describes the array a wrongly");
	}

	/** Half precision, in which networks are often published. */
	@ParameterizedTest
	@ValueSource(strings = {"F16", "BF16", "F8_E4M3"})
	void otherNumberTypesAreRefused(String kind) {
		assertThatThrownBy(() -> Safetensors.parse(file("{'a':{'dtype':'" + kind + "','shape':[6],'data_offsets':[0,12]}}", 12)))
				.hasMessage("its array a holds numbers of type " + kind
						+ ", which are not read: save it with 32-bit floats, F32");
	}

	@Test
	void arraysThatOverlapOrLeaveGapsAreRefused() {
		String one = "'dtype':'F32','shape':[6],'data_offsets':[0,24]}";
		assertThatThrownBy(() -> Safetensors.parse(file("{'a':{" + one + ",'b':{" + one + "}", 24)))
				.hasMessage("it holds 24 bytes of numbers, but its header describes 48");
		assertThatThrownBy(() -> Safetensors.parse(array("[6]", "[0,24]", 100)))
				.hasMessage("it holds 100 bytes of numbers, but its header describes 24");
		assertThatThrownBy(() -> Safetensors.parse(file("{'a':{" + one + ",'a':{" + one + "}", 48)))
				.hasMessage("it is a damaged safetensors file");
	}

	@ParameterizedTest
	@ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 1000, 67_324_752})
	void aHeaderOfImpossibleLengthIsRefused(long length) {
		byte[] file = array("[6]", "[0,24]", 24);
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
		assertThatThrownBy(() -> Safetensors.parse(file)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void otherFormatsThatTheEngineReadsAreRefused() {
		byte[] numpy = ByteBuffer.allocate(64).put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).array();
		assertThatThrownBy(() -> Safetensors.parse(numpy)).hasMessage("it is not a safetensors file");
		byte[] legacy = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(16).array();
		assertThatThrownBy(() -> Safetensors.parse(legacy)).hasMessage("it is not a safetensors file");
	}

	/** The last four bytes of the file are a weight or a statistic of some layer. */
	@ParameterizedTest
	@ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
	void weightsThatAreNotFiniteAreRefused(float value) throws IOException {
		EngineForTests.start();
		byte[] file = Files.readAllBytes(Path.of("models/alexnet28/weights.safetensors"));
		ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(file.length - 4, value);
		Path weights = Files.write(folder.resolve("weights.safetensors"), file);
		assertThatThrownBy(() -> DjlClassifier.open(weights, 1)).isInstanceOf(IOException.class)
				.hasMessageStartingWith("The weights " + weights + " cannot be used: its array ")
				.hasMessageEndingWith(" holds " + value + ", which is not a finite number.");
	}
}
