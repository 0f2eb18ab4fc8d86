package digitlab.ui.inspection;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import digitlab.inspection.DatasetInspection;
import digitlab.inspection.DatasetInspection.Finding;
import digitlab.language.Localization;
import digitlab.plot.DatasetFigures;
import digitlab.ui.common.Card;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.RunControls;
import digitlab.ui.inspection.InspectionViewModel.Inspected;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

/** Describes the chosen data, with warnings, buttons that correct them, and some of the images. */
public final class InspectionView extends VBox {

	private final InspectionViewModel model;
	private final String id;
	private final Label summary = new Label();
	private final Button inspect = new Button(tr("Inspect"));
	private final Button setAllRight = new Button(tr("Correct everything"));
	private final Hyperlink fold = new Hyperlink();
	private final VBox findings = new VBox();
	private final InspectionDetails details;

	/**
	 * @param id prefix of the controls' ids
	 * @param export saves the contact sheet
	 */
	public InspectionView(String id, InspectionViewModel model, FigureExport export) {
		this.model = model;
		this.id = id;
		getStyleClass().add("inspection");
		details = new InspectionDetails(id, model,
				() -> export.png(DatasetFigures.samples(model.resultProperty().get().inspection().first())));
		summary.setId(id + "-summary");
		summary.setWrapText(true);
		summary.setMinHeight(USE_PREF_SIZE);
		findings.setId(id + "-findings");
		findings.getStyleClass().add("alerts");
		Label message = Placeholders.note("");
		message.setId(id + "-message");
		message.textProperty().bind(model.messageProperty().map(Localization::translated));
		message.setMinHeight(USE_PREF_SIZE);
		show(message, model.messageProperty().get());
		model.messageProperty().subscribe(words -> show(message, words));
		setAllRight.setId(id + "-all");
		setAllRight.setMinWidth(USE_PREF_SIZE);
		setAllRight.getStyleClass().add(Styles.ACCENT);
		setAllRight.setOnAction(_ -> model.setAllRight());
		fold.setId(id + "-fold");
		fold.setOnAction(_ -> unfold(!details.isVisible()));
		getChildren().addAll(head(), message, findings, details);
		model.resultProperty().subscribe(this::show);
		model.jobProperty().subscribe(_ -> describe());
		model.messageProperty().subscribe(_ -> describe());
	}

	/** The view in a card as wide as the page. */
	public static Card card(String id, InspectionViewModel model, FigureExport export) {
		return new Card(id + "-card", tr("About this data"),
				tr("What was recognised and assumed, and whether the images follow MNIST's conventions: the model in use "
						+ "reads some of them in every orientation. Files are inspected automatically."),
				true, new InspectionView(id, model, export));
	}

	private HBox head() {
		inspect.setId(id);
		inspect.setMinWidth(USE_PREF_SIZE);
		inspect.setOnAction(_ -> model.inspect());
		Button stop = new Button(tr("Stop"));
		stop.setId(id + "-stop");
		stop.setMinWidth(USE_PREF_SIZE);
		stop.setOnAction(_ -> model.stop());
		ProgressBar progress = new ProgressBar();
		progress.setAccessibleText(tr("How much of the data has been inspected"));
		progress.setMinWidth(80);
		RunControls.follow(model.jobProperty(), inspect, stop, progress);
		fold.setMinWidth(USE_PREF_SIZE);
		HBox.setHgrow(summary, Priority.ALWAYS);
		summary.setMaxWidth(Double.MAX_VALUE);
		HBox head = new HBox(summary, setAllRight, fold, progress, stop, inspect);
		head.getStyleClass().add("inspection-head");
		head.setAlignment(Pos.CENTER_LEFT);
		return head;
	}

	private static void show(Node node, String words) {
		show(node, !words.isEmpty());
	}

	private static void show(Node node, boolean now) {
		node.setVisible(now);
		node.setManaged(now);
	}

	private void show(@Nullable Inspected now) {
		show(fold, now != null);
		show(setAllRight, now != null
				&& now.inspection().findings().stream().filter(finding -> !finding.remedy().steps().isEmpty()).count() > 1);
		show(findings, now != null);
		describe();
		if (now == null) {
			show(details, false);
			findings.getChildren().clear();
			return;
		}
		findings.getChildren().setAll(now.inspection().findings().stream().map(this::row).toList());
		if (now.inspection().findings().isEmpty() && now.inspection().result() != null) {
			findings.getChildren().add(line(Feather.CHECK, tr("Everything follows MNIST's conventions.")));
		}
		details.show(now);
		unfold(true);
	}

	private void unfold(boolean shows) {
		show(details, shows);
		fold.setText(shows ? tr("Less") : tr("More"));
		fold.setAccessibleText(shows
				? tr("Hide what was assumed and some of the images")
				: tr("Show what was assumed and some of the images"));
		fold.setVisited(false);
	}

	/** Shows a hint before anything is known, then a short description. */
	private void describe() {
		Inspected now = model.resultProperty().get();
		boolean isBusy = model.jobProperty().get() != null;
		summary.getStyleClass().removeAll("subtitle", "note");
		summary.getStyleClass().add(now == null ? "note" : "subtitle");
		show(inspect, now == null && !isBusy);
		if (now != null) {
			summary.setText(inWords(now));
		} else if (isBusy) {
			summary.setText(tr("Inspecting the data…"));
		} else if (model.messageProperty().get().isEmpty()) {
			summary.setText(tr("Inspect shows what was assumed, and whether the images follow MNIST's conventions."));
		} else {
			summary.setText(tr("Not inspected"));
		}
	}

	private static String inWords(Inspected now) {
		DatasetInspection found = now.inspection();
		int odd = found.findings().size();
		int size = found.parts().size();
		String name = now.choice().isPlace() ? translated(found.first().description().form()) : translated(now.choice().name());
		return odd == 0
				? trn("%2$s, %1$,d\u00a0image: nothing odd", "%2$s, %1$,d\u00a0images: nothing odd", size, name)
				: tr("%s: %s", trn("%2$s, %1$,d\u00a0image", "%2$s, %1$,d\u00a0images", size, name),
						trn("%,d\u00a0warning", "%,d\u00a0warnings", odd));
	}

	private Node row(Finding finding) {
		HBox line = line(Feather.ALERT_TRIANGLE, finding.text());
		if (finding.remedy().steps().isEmpty()) {
			return line;
		}
		Button remedy = new Button(InspectionText.remedy(finding));
		remedy.setId(id + "-" + finding.convention());
		remedy.setMinWidth(USE_PREF_SIZE);
		remedy.setOnAction(_ -> model.setRight(finding));
		line.getChildren().add(remedy);
		return line;
	}

	private static HBox line(Feather icon, String words) {
		Label sentence = new Label(words);
		sentence.setWrapText(true);
		sentence.setMinHeight(Region.USE_PREF_SIZE);
		sentence.setMaxWidth(Double.MAX_VALUE);
		HBox.setHgrow(sentence, Priority.ALWAYS);
		HBox line = new HBox(new Icon(icon), sentence);
		line.setAlignment(Pos.CENTER_LEFT);
		line.getStyleClass().addAll("alert", icon == Feather.CHECK ? "all-right" : "odd");
		return line;
	}
}
