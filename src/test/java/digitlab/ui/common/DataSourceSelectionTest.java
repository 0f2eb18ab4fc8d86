package digitlab.ui.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.Preprocessing;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DataSourceSelectionTest {

	private static final Preprocessing TURNED = Preprocessing.of(List.of("transpose", "keep-digits"));

	@TempDir
	private Path folder;

	private SettingsStore settings;
	private DataSourceSelection selection;

	@BeforeEach
	void make() {
		settings = new SettingsStore(folder.resolve("settings.json"));
		selection = made(Settings.DEFAULT);
	}

	private DataSourceSelection made(Settings remembered) {
		return new DataSourceSelection(remembered, true, folder.resolve("my-sketches"), settings, new Now().tasks);
	}

	private List<String> names() {
		return selection.choices().stream().map(DataSource::name).toList();
	}

	@Test
	void noTwoDataHaveNamesThatDifferInCapitalsOnly() {
		selection.choose(DataSource.place(Path.of("/data/mnist")));
		selection.choose(DataSource.place(Path.of("/other/data/mnist")));
		selection.choose(DataSource.place(Path.of("/data/mnist")));
		assertThat(names()).containsExactly("MNIST", "Generated digits", "My sketches", "mnist in data", "/other/data/mnist");
		assertThat(selection.chosenProperty().get().name()).isEqualTo("mnist in data");
	}

	/** A pupil's sketches are listed while they are there, and chosen again at the next start without being a recent place. */
	@Test
	void theSketchesOfAClassAreOfferedRememberedAndTakenBack() {
		Path everyone = folder.resolve("everyone");
		List<Path> pupils = List.of(folder.resolve("Anna"), folder.resolve("Ben"));
		selection.offerClass(everyone, pupils);
		assertThat(names()).containsExactly("MNIST", "Generated digits", "My sketches", "The class", "Anna", "Ben");
		selection.choose(selection.of(pupils.get(1).toString()));
		assertThat(settings.load().recentData()).isEmpty();
		DataSourceSelection later = made(settings.load());
		later.offerClass(everyone, pupils);
		assertThat(later.chosenProperty().get().name()).isEqualTo("Ben");
		assertThat(later.choices()).filteredOn(later::isPupils).extracting(DataSource::name).containsExactly("Anna", "Ben");
		later.offerClass(everyone, List.of());
		assertThat(later.chosenProperty().get().name()).isEqualTo("MNIST");
		assertThat(later.choices()).extracting(DataSource::name).containsExactly("MNIST", "Generated digits", "My sketches");
	}

	@Test
	void whatIsDoneToDataIsDoneWhereverTheyAreChosen() {
		DataSource place = selection.choose(DataSource.place(folder.resolve("letters.csv")));
		SimpleObjectProperty<DataSource> planned = new SimpleObjectProperty<>(place);
		SimpleObjectProperty<DataSource> other = new SimpleObjectProperty<>(selection.usual());
		selection.follow(planned);
		selection.follow(other);
		selection.preprocess(place.source(), TURNED);
		assertThat(List.of(selection.chosenProperty().get(), planned.get(), selection.of(place.source())))
				.allMatch(choice -> choice.equals(place.with(TURNED)));
		assertThat(other.get()).isEqualTo(selection.usual());
		selection.choose(DataSource.place(folder.resolve("letters.csv")));
		assertThat(selection.chosenProperty().get().preprocessing()).as("chosen again").isEqualTo(TURNED);
	}

	@Test
	void whatIsDoneToDataIsRememberedAndForgotten() throws Exception {
		DataSource place = selection.choose(DataSource.place(folder.resolve("letters.csv")));
		selection.preprocess(place.source(), TURNED);
		selection.preprocess("mnist", Preprocessing.of(List.of("invert")));
		DataSourceSelection later = made(settings.load());
		assertThat(later.chosenProperty().get().preprocessing()).isEqualTo(TURNED);
		assertThat(later.usual().preprocessing().options()).containsExactly("--invert");
		later.preprocess("mnist", Preprocessing.NONE);
		assertThat(settings.load().preprocessing()).containsOnlyKeys(place.source());
	}

	@Test
	void workThatIsNotKnownIsPassedOver() throws Exception {
		Files.writeString(folder.resolve("settings.json"), "{\"preprocessing\": {\"mnist\": [\"sharpen\"], \"x\": null}}");
		assertThat(made(settings.load()).usual().preprocessing()).isEqualTo(Preprocessing.NONE);
	}
}
