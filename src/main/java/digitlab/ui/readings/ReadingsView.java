package digitlab.ui.readings;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import atlantafx.base.theme.Styles;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Job;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.SaveDialog;
import digitlab.ui.common.TwoEndsRow;
import digitlab.ui.readings.ReadingsViewModel.Filter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The readings page: the source at the top, a table of results, and the chosen row on the right. */
public final class ReadingsView {

	private static final String SAVE_KEY = "Shortcut+S";
	private static final String OPEN_KEY = "Shortcut+O";

	private final ReadingsViewModel model;
	private final BorderPane root = new BorderPane();
	private final Map<Filter, ToggleButton> filters = new EnumMap<>(Filter.class);
	private final Button open = new Button(tr("Open files…"));
	private final Button save = new Button();
	private final ReadingsTable table;

	public ReadingsView(ReadingsViewModel model) {
		this.model = model;
		table = new ReadingsTable(model);
		root.getStyleClass().add("readings-view");
		root.setTop(new VBox(tools(), state()));
		RowDetail detail = new RowDetail(model);
		open.fontProperty().subscribe(font -> {
			table.setTextSize(font.getSize());
			detail.setTextSize(font.getSize());
		});
		table.getItems().addListener((ListChangeListener<ReadRow>) _ -> {
			if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
				table.getSelectionModel().selectFirst();
			}
		});
		table.getSelectionModel().selectedItemProperty().subscribe(detail::show);
		BorderPane both = new BorderPane(table);
		both.setRight(detail);
		both.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
		root.setCenter(new StackPane(both, Placeholders.centred("readings-message", model.messageProperty()), welcome()));
		Lifetime.keep(model.resultProperty().subscribe(_ -> refresh()));
		Lifetime.keep(model.summaryProperty().subscribe(_ -> refresh()));
	}

	private TwoEndsRow tools() {
		open.setId("open-files");
		open.setOnAction(_ -> openFiles());
		Icons.tooltip(open, tr("Pictures, or a dataset such as Kaggle's test.csv (%s)", keys(OPEN_KEY)));
		Button folder = new Button(tr("A folder…"));
		folder.setId("open-folder");
		folder.setOnAction(_ -> openFolder());
		Icons.tooltip(folder, tr("A folder of pictures, or a dataset"));
		Button again = Icons.button(Feather.REFRESH_CW, tr("Read again with the current model"), "", model::readAgain);
		again.setId("read-again");
		Button charts = Icons.button(Feather.BAR_CHART_2, tr("Show this data in Charts"), "", model::toCharts);
		charts.setId("readings-to-charts");
		save.setId("save-readings");
		save.getStyleClass().add(Styles.ACCENT);
		save.setOnAction(_ -> save());
		save.disableProperty().bind(model.savableProperty().not());
		Icons.tooltip(save,
				tr("Saves the answers in Kaggle's format for a dataset, or a table of files and numbers for pictures (%s)",
						keys(SAVE_KEY)));
		Lifetime.keep(model.resultProperty().subscribe(_ -> {
			again.setVisible(model.hasFiles());
			charts.setVisible(model.isDataset());
			save.setText(model.isDataset() ? tr("Save submission.csv…") : tr("Save readings…"));
		}));
		for (Region button : List.of(open, folder, save)) {
			button.setMinWidth(Region.USE_PREF_SIZE);
		}
		TwoEndsRow tools = new TwoEndsRow(group(open, folder), group(again, charts, save));
		tools.getStyleClass().add("chart-header");
		return tools;
	}

	private static HBox group(Button... buttons) {
		HBox group = new HBox(buttons);
		group.setAlignment(Pos.CENTER_LEFT);
		group.getStyleClass().add("readings-tools");
		return group;
	}

	private static String keys(String combination) {
		return KeyCombination.valueOf(combination).getDisplayText();
	}

	private HBox filterPills() {
		ToggleGroup group = new ToggleGroup();
		HBox pills = new HBox();
		pills.setAlignment(Pos.CENTER_LEFT);
		for (Filter each : Filter.values()) {
			ToggleButton pill = new ToggleButton(translated(each.title()));
			pill.setId("filter-" + each.name().toLowerCase(Locale.ROOT));
			pill.setToggleGroup(group);
			pill.setMinWidth(Region.USE_PREF_SIZE);
			pill.setOnAction(_ -> {
				pill.setSelected(true); // exactly one is always selected
				model.filterProperty().set(each);
			});
			Lifetime.keep(model.filterProperty().subscribe(now -> pill.setSelected(now == each)));
			filters.put(each, pill);
			pills.getChildren().add(pill);
		}
		return pills;
	}

	private HBox state() {
		Label summary = new Label();
		summary.setId("readings-summary");
		summary.textProperty().bind(model.summaryProperty());
		summary.setMinWidth(0);
		summary.setWrapText(true);
		Label remark = Placeholders.note("");
		remark.setId("readings-remark");
		remark.textProperty().bind(model.remarkProperty());
		remark.visibleProperty().bind(remark.textProperty().isNotEmpty());
		remark.managedProperty().bind(remark.visibleProperty());
		VBox words = new VBox(summary, remark);
		words.setAlignment(Pos.CENTER_LEFT);
		HBox.setHgrow(words, Priority.ALWAYS);
		ProgressBar bar = new ProgressBar();
		bar.setId("readings-progress");
		bar.setAccessibleText(tr("How much has been read"));
		Button stop = new Button(tr("Stop"));
		stop.setId("stop-reading");
		stop.setMinWidth(Region.USE_PREF_SIZE);
		stop.setOnAction(_ -> {
			if (model.jobProperty().get() instanceof Job job) {
				job.stop();
			}
		});
		HBox work = new HBox(bar, stop);
		work.getStyleClass().add("readings-work");
		work.setAlignment(Pos.CENTER_RIGHT);
		work.setMinWidth(Region.USE_PREF_SIZE);
		Lifetime.keep(model.jobProperty().subscribe(job -> follow(job, bar, work)));
		HBox pills = filterPills();
		pills.setMinWidth(Region.USE_PREF_SIZE);
		pills.visibleProperty().bind(Bindings.isNotEmpty(model.rows()));
		HBox state = new HBox(words, work, pills);
		state.setAlignment(Pos.CENTER_LEFT);
		state.getStyleClass().add("readings-state");
		state.visibleProperty().bind(model.summaryProperty().isNotEmpty().or(model.jobProperty().isNotNull()));
		state.managedProperty().bind(state.visibleProperty());
		return state;
	}

	private static void follow(@Nullable Job job, ProgressBar bar, Node work) {
		work.setVisible(job != null);
		work.setManaged(job != null);
		bar.progressProperty().unbind();
		if (job != null) {
			bar.progressProperty().bind(job.progressProperty());
		}
	}

	/** What can be done here, shown until something is. */
	private VBox welcome() {
		Label title = new Label(tr("Read many images at once"));
		title.getStyleClass().add("readings-welcome-title");
		Label words = new Label(tr("Drop Kaggle's test.csv or another dataset, several pictures, or a folder of them anywhere "
				+ "on the window, or open them above. Each image gets a row with its reading and confidence; the answers to a "
				+ "dataset are saved in Kaggle's format."));
		words.getStyleClass().add("message");
		words.setWrapText(true);
		VBox welcome = new VBox(title, words);
		welcome.setId("readings-welcome");
		welcome.setAlignment(Pos.CENTER);
		welcome.visibleProperty().bind(Bindings.isEmpty(model.rows()).and(model.messageProperty().isEmpty()));
		return welcome;
	}

	private void refresh() {
		filters.forEach((filter, pill) -> {
			boolean there = filter != Filter.WRONG
					|| model.resultProperty().get() != null && model.resultProperty().get().isLabelled();
			pill.setVisible(there);
			pill.setManaged(there);
			String title = translated(filter.title());
			pill.setText(model.rows().isEmpty() || filter == Filter.ALL
					? title
					: title + " " + Numbers.count(model.count(filter)));
			boolean isLast = filter == Filter.WRONG || filter == Filter.DOUBTFUL && !filters.get(Filter.WRONG).isVisible();
			pill.getStyleClass().removeAll(Styles.LEFT_PILL, Styles.CENTER_PILL, Styles.RIGHT_PILL);
			pill.getStyleClass().add(filter == Filter.ALL ? Styles.LEFT_PILL : isLast ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
		});
	}

	private void openFiles() {
		FileChooser chooser = new FileChooser();
		chooser.setTitle(tr("Open pictures or a dataset"));
		chooser.getExtensionFilters().add(new ExtensionFilter(tr("All files"), "*.*"));
		List<File> chosen = chooser.showOpenMultipleDialog(root.getScene().getWindow());
		if (chosen != null) {
			model.take(chosen.stream().map(File::toPath).toList());
		}
	}

	private void openFolder() {
		DirectoryChooser chooser = new DirectoryChooser();
		chooser.setTitle(tr("Open a folder of pictures or a dataset"));
		File chosen = chooser.showDialog(root.getScene().getWindow());
		if (chosen != null) {
			model.take(List.of(chosen.toPath()));
		}
	}

	private void save() {
		if (!model.savableProperty().get()) {
			return;
		}
		Path file = SaveDialog.ask(root.getScene().getWindow(), tr("Save the readings"), model.file().proposedName(),
				tr("CSV file"));
		if (file != null) {
			model.save(file);
		}
	}

	public Region root() {
		return root;
	}

	/** The node that receives the keyboard focus when the page is shown. */
	public Node focus() {
		return model.rows().isEmpty() ? open : table;
	}

	/** The shortcuts that work while the page is shown. */
	public Map<KeyCombination, Runnable> shortcuts() {
		return Map.of(KeyCombination.valueOf(OPEN_KEY), this::openFiles, KeyCombination.valueOf(SAVE_KEY), this::save);
	}
}
