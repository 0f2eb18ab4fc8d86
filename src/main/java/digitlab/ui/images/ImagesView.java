package digitlab.ui.images;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.models.StoredModel;
import digitlab.ui.common.DataChooser;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.Icons;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.ModelBoxes;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.PromptField;
import digitlab.ui.common.RunControls;
import digitlab.ui.common.SaveDataButton;
import digitlab.ui.common.Section;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.TwoEndsRow;
import digitlab.ui.images.ImagesViewModel.Likeness;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The page of a dataset's images: which ones, how they are read, a grid of them, and the one at the keyboard. */
public final class ImagesView {

	private static final String GO_KEY = "Shortcut+G";
	private static final int COLUMNS = 8;

	private final ImagesViewModel model;
	private final ImageList list;
	private final BorderPane root = new BorderPane();
	private final ImageGrid grid;
	private final DataChooser data;
	private final PromptField go = new PromptField("go-to-image", tr("Go to image…"), COLUMNS);
	private final BooleanBinding isEmpty;

	public ImagesView(ImagesViewModel model, StatusViewModel status) {
		this.model = model;
		list = model.list();
		grid = new ImageGrid(list);
		grid.setOnOpen(() -> model.ways().toCanvas(list));
		grid.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
			if (event.getCode() == KeyCode.ESCAPE && list.isRanked()) {
				model.showAll();
				event.consume();
			}
		});
		data = new DataChooser("images", model.selection(), model.splitProperty());
		isEmpty = Bindings.createBooleanBinding(() -> list.data().size() == 0, list.shownProperty());
		root.getStyleClass().add("images-view");
		root.setId("images-view");
		root.setTop(new VBox(tools(status), filters(), state()));
		BorderPane both = new BorderPane(new StackPane(grid, Placeholders.centred("no-such-images", noneShown())));
		both.setRight(new ImageDetail(list, ImageDetail.open(model.ways(), list), similar()));
		both.visibleProperty().bind(isEmpty.not());
		MnistOffer offer = new MnistOffer("images", model.mnist(), model.messageProperty(),
				file -> model.selection().choose(DataSource.place(file)));
		root.setCenter(new StackPane(both,
				MnistOffer.below(Placeholders.centred("images-message", model.messageProperty()), offer)));
		isEmpty.subscribe(empty -> {
			if (!empty && root.getScene() != null) {
				grid.requestFocus(); // they are opened in the background once the page is shown
			}
		});
		root.sceneProperty().subscribe(scene -> model.setInView(scene != null));
	}

	private ObservableValue<String> noneShown() {
		return list.shownProperty().map(shown -> shown.data().size() > 0 && shown.indices().length == 0
				? tr("No image is like that: choose other filters above.")
				: "");
	}

	private TwoEndsRow tools(StatusViewModel status) {
		ComboBox<@Nullable StoredModel> models = ModelBoxes.box("images-model", tr("Model that reads the images"),
				model.catalog(),
				model.modelProperty(), false);
		Button read = Section.button("read-images", tr("Read all"), model::read);
		Icons.tooltip(read, tr("The model reads every image; then they can be filtered and sorted by what it reads."));
		read.disableProperty().bind(Bindings.createBooleanBinding(
				() -> list.data().size() == 0 || list.readings() instanceof ImageReadings known && known.isComplete(),
				list.shownProperty()));
		Button stop = Section.button("stop-images", tr("Stop"), model::stop);
		ProgressBar progress = new ProgressBar();
		progress.setAccessibleText(tr("How many images have been read"));
		RunControls.follow(model.readingProperty(), read, stop, progress);
		HBox left = new HBox(models, read, progress, stop);
		left.setAlignment(Pos.CENTER_LEFT);
		left.getStyleClass().add("readings-tools");
		SaveDataButton save = new SaveDataButton("save-images", tr("Save the selected images, or all that are shown, as…"),
				model.saving(), status::showFile);
		save.node().disableProperty().bind(isEmpty);
		HBox right = new HBox(data, save.node());
		right.setAlignment(Pos.CENTER_RIGHT);
		right.getStyleClass().add("chart-tabs");
		TwoEndsRow tools = new TwoEndsRow(left, right);
		tools.getStyleClass().add("chart-header");
		return tools;
	}

	private FilterBar filters() {
		FilterBar filters = new FilterBar(list,
				List.of(ImageOrder.FIRST, ImageOrder.LABEL, ImageOrder.UNSURE, ImageOrder.LOSS, ImageOrder.ODD)).withReadings();
		return Section.showWhen(filters, isEmpty.not());
	}

	private FlowPane state() {
		Label summary = new Label();
		summary.setId("images-summary");
		summary.textProperty().bind(model.summaryProperty());
		go.setAccessibleText(tr("Go to the image with this number"));
		Icons.tooltip(go, tr("The number of an image, counted from 0 (%s)", keys(GO_KEY)));
		go.setOnAction(_ -> {
			model.go(go.getText());
			go.clear();
			grid.requestFocus();
		});
		Label similar = new Label();
		similar.setId("similar-to");
		similar.textProperty().bind(model.similarToProperty());
		Button back = Section.button("all-images", tr("Show all again"), model::showAll);
		Icons.tooltip(back, tr("Show all images again (Esc)"));
		HBox ranked = new HBox(similar, back);
		ranked.setAlignment(Pos.CENTER_LEFT);
		ranked.getStyleClass().add("readings-tools");
		FlowPane state = new FlowPane(new ImageSize(grid.zoomProperty()), go, summary,
				Section.showWhen(ranked, model.similarToProperty().isNotEmpty()));
		state.getStyleClass().add("images-state");
		return Section.showWhen(state, isEmpty.not());
	}

	private VBox similar() {
		Button features = Section.button("similar-features", tr("to the network"), () -> model.compare(Likeness.FEATURES));
		features.setAccessibleText(tr("Most similar images to the network"));
		Icons.tooltip(features,
				tr("By the activations of the network's last hidden layer. The first time, it looks at all images."));
		features.disableProperty().bind(model.modelProperty().isNull());
		Button pixels = Section.button("similar-pixels", tr("in pixels"), () -> model.compare(Likeness.PIXELS));
		pixels.setAccessibleText(tr("Most similar images in pixels"));
		Icons.tooltip(pixels, tr("By the distance between their 784 pixels."));
		Label title = new Label(tr("Most similar images"));
		title.setWrapText(true);
		return new VBox(title, Section.row(features, pixels));
	}

	private static String keys(String combination) {
		return KeyCombination.valueOf(combination).getDisplayText();
	}

	public Region root() {
		return root;
	}

	/** The node that receives the keyboard focus when the page is shown. */
	public Node focus() {
		return isEmpty.get() ? data.getChildren().getFirst() : grid;
	}

	/** The shortcuts that work while the page is shown. */
	public Map<KeyCombination, Runnable> shortcuts() {
		return Map.of(KeyCombination.valueOf(GO_KEY), go::requestFocus);
	}
}
