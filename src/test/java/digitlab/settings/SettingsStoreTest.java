package digitlab.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

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
	void keysOfALaterVersionAreKept() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"theme\": \"LIGHT\", \"hologram\": {\"depth\": 3}, \"nothing\": null}");
		store.update(s -> s.withModel("mine"));
		assertThat(Files.readString(file)).contains("hologram", "\"depth\" : 3", "mine", "LIGHT");
	}

	@Test
	void aBrokenFileIsSetAside() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"theme\": \"LIG");
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
		assertThat(folder.resolve("config/settings.json.broken")).hasContent("{\"theme\": \"LIG");
		assertThat(file).doesNotExist();
	}

	@Test
	void valuesOutOfRangeFallBack() throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"penWidth\": 70}");
		assertThat(store.load().penWidth()).isEqualTo(Settings.DEFAULT.penWidth());
		Files.writeString(file, "null");
		assertThat(store.load()).isEqualTo(Settings.DEFAULT);
	}
}
