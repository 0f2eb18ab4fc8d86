package digitlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The model of the small world takes everything for a digit and reads almost nothing as labelled. */
class DataInspectionTest {

	private static final int SIDE = 28;

	@TempDir
	private Path folder;

	private CliServices services;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@BeforeEach
	void makeServices() throws IOException {
		SmallWorld world = new SmallWorld(folder);
		world.prepared(List.of("data", "inspect"));
		services = world.services();
	}

	private int run(String... arguments) {
		return DigitLabCommand.execute(services, new Terminal(new PrintWriter(out), new PrintWriter(err), () -> false),
				arguments);
	}

	/** Images with a bar on the left on a light background, two of them with letters as labels. */
	private Path letters() throws IOException {
		StringBuilder table = new StringBuilder();
		for (String label : List.of("0", "1", "A", "2", "B", "1")) {
			table.append(label);
			for (int i = 0; i < SIDE * SIDE; i++) {
				table.append(i % SIDE > 3 && i % SIDE < 7 ? ",0" : ",255");
			}
			table.append('\n');
		}
		return Files.writeString(folder.resolve("letters.csv"), table);
	}

	@Test
	void jsonHasTheKeysThatAreDocumented() throws IOException {
		assertThat(run("data", "inspect", folder.resolve("digits.npz").toString(), "--json")).as(err.toString()).isZero();
		JsonNode json = JsonMapper.builder().build().readTree(out.toString());
		assertThat(json.propertyStream().map(Map.Entry::getKey)).containsExactly("file", "form", "assumed", "width", "height",
				"parts", "readAsLabelled", "takenForDigits", "warnings");
		assertThat(json.get("width").asInt()).isEqualTo(SIDE);
		assertThat(json.get("parts")).hasSize(1);
		JsonNode part = json.get("parts").get(0);
		assertThat(part.get("split").asText()).isEqualTo("train");
		assertThat(part.get("images").asInt()).isPositive().isEqualTo(part.get("labelled").asInt());
		assertThat(part.get("classes")).hasSize(10);
		assertThat(json.get("takenForDigits").asDouble()).isEqualTo(1);
	}

	@Test
	void aPersonIsToldWhatIsOddAndHowToSetItRight() throws IOException {
		assertThat(run("data", "inspect", letters().toString(), "--out", folder.resolve("sheet.png").toString()))
				.as(err.toString()).isZero();
		assertThat(out.toString()).contains("Fields are separated by commas; there is no header.", "4 images, all labelled",
				"the label \"A\" is not a digit from 0 to 9", "Correct it with --keep-digits.",
				"The images have dark ink on a light background",
				"Correct it with --invert", "A contact sheet is in");
		assertThat(ImageIO.read(folder.resolve("sheet.png").toFile()).getWidth()).isPositive();
	}

	@Test
	void whatIsSetRightIsWarnedOfNoMore() throws IOException {
		assertThat(run("data", "inspect", letters().toString(), "--invert")).as(err.toString()).isZero();
		assertThat(out.toString()).contains("The images were changed: invert.").doesNotContain("The images have dark ink");
	}

	/** The bar is 3 of 28 columns: its ink is a share of 3 / 28, and that of the ground the rest. */
	@Test
	void otherCommandsTakeTheOptionsToo() throws IOException {
		assertThat(run("stats", "--data", letters().toString(), "--keep-digits", "--invert", "--json")).as(err.toString())
				.isZero();
		JsonNode json = JsonMapper.builder().build().readTree(out.toString());
		assertThat(json.get("classes").get(1).get("meanInk").asDouble()).isEqualTo(3 / 28.0);
		assertThat(json.get("samples").asInt()).isEqualTo(4);
	}

	@Test
	void otherCommandsWarnOfALightGround() throws IOException {
		assertThat(run("stats", "--data", letters().toString(), "--keep-digits")).isZero();
		assertThat(err.toString()).contains("dark ink on a light background").contains("--invert");
	}

	@Test
	void whatIsNotThereIsSaidInASentence() {
		assertThat(run("data", "inspect", folder.resolve("none.csv").toString())).isEqualTo(1);
		assertThat(err.toString()).contains("none.csv");
	}
}
