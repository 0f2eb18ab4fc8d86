package digitlab.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsStoreTest {

	@TempDir
	private Path folder;

	private Path file;
	private SettingsStore store;

	@BeforeEach
	void makeStore() {
		file = folder.resolve("config/settings.json");
		store = new SettingsStore(file);
	}

	@Test
	void withoutAFileThereAreDefaults() {
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
		assertThat(file).doesNotExist();
	}

	@Test
	void changesAreRemembered() throws IOException {
		store.update(s -> s.withModel("mine").withTheme(Settings.Theme.DARK).withPenWidth(0.1));
		Settings loaded = new SettingsStore(file).load();
		assertThat(loaded.model()).isEqualTo("mine");
		assertThat(loaded.theme()).isEqualTo(Settings.Theme.DARK);
		assertThat(loaded.penWidth()).isEqualTo(0.1);
	}

	@Test
	void recipesAreKeptByNameAndSurviveAReset() throws IOException {
		store.update(s -> s.withRequest(Map.of("epochs", 3)).withRequest("short", Map.of("epochs", 1)).withDevice("cuda:0")
				.withThreads(3).withTextSize(150).withModel("mine"));
		Settings loaded = new SettingsStore(file).load();
		assertThat(loaded.request()).isEqualTo(Map.of("epochs", 3));
		assertThat(loaded.device()).isEqualTo("cuda:0");
		assertThat(loaded.threadsOr(8)).isEqualTo(3);
		Settings reset = store.update(Settings::reset);
		assertThat(reset).isEqualTo(Settings.DEFAULT.withModel("mine").withRequest("short", Map.of("epochs", 1)));
		assertThat(reset.threadsOr(8)).isEqualTo(7);
		assertThat(store.update(s -> s.withRequest("short", null)).requests()).isEmpty();
	}

	@Test
	void keysOfALaterVersionAreKept() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"theme\": \"LIGHT\", \"hologram\": {\"depth\": 3}, \"nothing\": null}");
		store.update(s -> s.withModel("mine"));
		assertThat(Files.readString(file)).contains("hologram", "\"depth\" : 3", "mine", "LIGHT");
	}

	@Test
	void aBrokenFileIsKeptBesideWhatReplacesIt() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"theme\": \"LIG");
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
		assertThat(file).as("reading changes nothing").hasContent("{\"theme\": \"LIG");
		assertThat(store.warning()).startsWith("The settings could not be read (").contains("settings.json.broken");
		store.update(s -> s.withModel("mine"));
		assertThat(folder.resolve("config/settings.json.broken")).hasContent("{\"theme\": \"LIG");
		assertThat(new SettingsStore(file).load()).isEqualTo(Settings.DEFAULT.withModel("mine"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"theme": "PURPLE", "model": "mine", "threads": 3}                        | theme
			{"theme": 7, "model": "mine", "threads": 3, "penWidth": 70}               | theme, penWidth
			{"model": "mine", "threads": 3, "device": "tpu", "data": ["mnist"]}       | device, data
			{"model": "mine", "threads": 3, "recentData": [{"a": 1}]}                 | recentData[0]
			{"model": "mine", "threads": 3, "recentData": "digits.csv"}               | recentData
			{"model": "mine", "threads": 3, "recipe": "fast"}                         | recipe
			{"model": "mine", "threads": 3, "recipes": {"fast": 5}}                   | recipes.fast
			""")
	void oneUnknownWordCostsOneSetting(String content, String ignored) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		assertThat(store.load()).isEqualTo(Settings.DEFAULT.withModel("mine").withThreads(3));
		assertThat(store.warning()).startsWith("Of the settings, " + ignored + " could not be understood");
		store.update(s -> s.withTextSize(150));
		assertThat(new SettingsStore(file).load()).isEqualTo(Settings.DEFAULT.withModel("mine").withThreads(3).withTextSize(150));
		assertThat(folder.resolve("config/settings.json.broken")).hasContent(content);
	}

	@Test
	void partsOfASettingThatCanBeReadAreKept() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, """
				{"recentData": ["a.csv", {}, "b.csv"], "recipes": {"short": {"epochs": 1}, "odd": "x"}, "later": {"a": "b"}}""");
		Settings settings = store.load();
		assertThat(settings.recentData()).containsExactly("a.csv", "b.csv");
		assertThat(settings.requests()).isEqualTo(Map.of("short", Map.of("epochs", 1)));
		assertThat(settings.others()).isEqualTo(Map.of("later", Map.of("a", "b")));
		assertThat(store.warning()).contains("recentData[1], recipes.odd");
	}

	@Test
	void whatIsThereAndUnderstoodIsNotWarnedOf() throws IOException {
		store.update(s -> s.withModel("mine").withPenWidth(0.1).withData("a.csv", true).withRequest("a", Map.of("epochs", 3)));
		assertThat(new SettingsStore(file).load()).isEqualTo(store.load());
		assertThat(store.warning()).isNull();
	}

	@Test
	void thePlaceOfTheWindowIsRememberedUnlessItIsNone() throws IOException {
		WindowBounds bounds = new WindowBounds(-1200.5, 20, 900, 600, true);
		store.update(all -> all.withWindow(bounds));
		assertThat(Files.readString(file)).contains("\"maximized\" : true");
		assertThat(new SettingsStore(file).load().window()).isEqualTo(bounds);
		assertThat(new SettingsStore(file).load().reset().window()).isNull();
		Files.writeString(file, "{\"window\": {\"x\": 1e9, \"y\": 0, \"width\": -3, \"height\": 5}, \"textSize\": 150}");
		assertThat(new SettingsStore(file).load()).isEqualTo(Settings.DEFAULT.withTextSize(150));
	}

	@Test
	void valuesOutOfRangeFallBack() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"penWidth\": 70}");
		assertThat(store.load().penWidth()).isEqualTo(Settings.DEFAULT.penWidth());
		Files.writeString(file, "{\"device\": \"tpu\", \"threads\": -1, \"textSize\": 1000, \"recipes\": null}");
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
		Files.writeString(file, "null");
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
	}

	@Test
	void whatCanNeitherBeReadNorSetAsideIsNotWrittenOver() throws IOException {
		Path file = folder.resolve("loop.json");
		Files.createSymbolicLink(file, file.getFileName()); // a link to itself: it exists but cannot be read
		SettingsStore store = new SettingsStore(file);
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
		assertThatThrownBy(() -> store.update(s -> s.withModel("mine"))).isInstanceOf(IOException.class);
		assertThat(Files.isSymbolicLink(file)).isTrue();
	}

	@Test
	void settingsThatAreTooLargeAreSetAside() throws IOException {
		Path file = Files.writeString(folder.resolve("large.json"), "{\"data\":\"" + "x".repeat(5 << 20) + "\"}");
		SettingsStore store = new SettingsStore(file);
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
		assertThat(store.warning()).contains("larger than 4 MB", "large.json.broken");
		store.update(s -> s.withModel("mine"));
		assertThat(folder.resolve("large.json.broken")).hasSize((5 << 20) + "{'data':''}".length());
	}
}
