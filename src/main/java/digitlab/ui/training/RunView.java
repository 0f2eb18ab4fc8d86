package digitlab.ui.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import digitlab.dataset.SourceName;
import digitlab.evaluation.Evaluation;
import digitlab.models.StoredModel;
import digitlab.ui.common.ChanceText;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.RunControls;
import digitlab.ui.common.Section;
import digitlab.ui.training.ModelComparer.Compared;
import digitlab.ui.training.UnfinishedTrainings.Unfinished;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The section that starts, stops and resumes trainings, and shows the result of the last one. */
public final class RunView extends Section {

	private final RunViewModel model;
	private final VBox unfinished = new VBox();
	private final VBox compared = new VBox();

	/**
	 * @param showCurves shows the curves of the training with a name; empty for none in particular
	 */
	public RunView(RunViewModel model, PlanViewModel plan, Consumer<String> showCurves) {
		super("section-run", tr("Training"));
		this.model = model;
		TextField name = new TextField();
		name.setId("model-name");
		name.textProperty().bindBidirectional(plan.nameProperty());
		VBox named = named(tr("Name of the new model"), tr("The model's name in the list below."), name);
		named.getChildren().add(problem(model.nameProblemProperty()));
		Button train = button("train", tr("Train"), model::start);
		train.getStyleClass().add(Styles.ACCENT);
		train.setDefaultButton(false);
		Lifetime.keep(model.ready().subscribe(isReady -> train.setDisable(!isReady)));
		Button stop = button("stop-training", tr("Stop and keep the best"), model::stop);
		ProgressBar progress = new ProgressBar();
		progress.getStyleClass().add("run-progress");
		RunControls.follow(model.jobProperty(), train, stop, progress);
		Label left = new Label();
		Lifetime.keep(model.jobProperty().subscribe(job -> {
			left.textProperty().unbind();
			left.setText("");
			if (job != null) {
				left.textProperty().bind(job.timeLeftProperty());
			}
		}));
		Hyperlink curves = new Hyperlink(tr("See the curves"));
		curves.setId("see-curves");
		curves.setOnAction(_ -> showCurves.accept(model.latest()));
		unfinished.getStyleClass().add("settings-list");
		compared.getStyleClass().add("settings-list");
		compared.setId("compared");
		Label message = text(model.messageProperty());
		message.setId("training-result");
		getChildren().addAll(named, note(plan.estimateProperty()), row(train, progress, stop, left, curves),
				note(model.progressProperty()), message, compared,
				unfinished);
		Lifetime.keep(model.jobProperty().subscribe(job -> {
			// The clicked button disappears with its row.
			if (job != null && isFocused(unfinished)) {
				stop.requestFocus();
			}
		}));
		Lifetime.keep(model.unfinishedProperty().subscribe(this::list));
		Lifetime.keep(model.comparedProperty().subscribe(this::show));
	}

	private static boolean isFocused(Node parent) {
		Node focused = parent.getScene() == null ? null : parent.getScene().getFocusOwner();
		while (focused != null && focused != parent) {
			focused = focused.getParent();
		}
		return focused != null;
	}

	private void list(List<Unfinished> all) {
		List<Node> rows = new ArrayList<>(all.stream().map(this::row).toList());
		unfinished.setManaged(!all.isEmpty());
		if (!all.isEmpty()) {
			Label title = new Label(tr("Not finished"));
			title.getStyleClass().add("subtitle");
			rows.addFirst(title);
		}
		refill(unfinished, rows);
	}

	private Node row(Unfinished run) {
		Label name = new Label(run.name());
		name.getStyleClass().add("row-name");
		Label words = new Label(run.words());
		words.getStyleClass().add("note");
		words.setWrapText(true);
		VBox what = new VBox(name, words);
		HBox.setHgrow(what, Priority.ALWAYS);
		Button resume = button("resume-" + run.name(), tr("Resume"), run.name(), () -> model.resume(run.name()));
		resume.disableProperty().bind(model.jobProperty().isNotNull());
		// Hours of work must not be lost to one slip.
		Button discard = twice("discard-" + run.name(), tr("Discard"), tr("Discard permanently"), run.name(),
				() -> model.discard(run.name()));
		HBox row = new HBox(what, resume, discard);
		row.setAlignment(Pos.CENTER_LEFT);
		row.getStyleClass().add("settings-row");
		return row;
	}

	private void show(@Nullable Compared both) {
		compared.getChildren().clear();
		compared.setVisible(both != null);
		compared.setManaged(both != null);
		if (both == null) {
			return;
		}
		Label title = new Label(heading(both));
		title.getStyleClass().add("subtitle");
		title.setWrapText(true);
		Label conclusion = new Label(conclusion(both));
		conclusion.setId("compared-verdict");
		conclusion.setWrapText(true);
		Button use = showWhen(button("use-new", "", model::useNew), model.usableProperty().map(_ -> true).orElse(false));
		use.textProperty().bind(model.usableProperty().map(fresh -> tr("Use %s", fresh.name())).orElse(""));
		if (both.of().confusion().accuracy() >= both.ofOld().confusion().accuracy()) {
			use.getStyleClass().add(Styles.ACCENT); // a worse model can be used too, but this does not encourage it
		}
		compared.getChildren().addAll(title, line(both.fresh(), both.of()), line(both.old(), both.ofOld()), conclusion, use);
	}

	private static String heading(Compared both) {
		return both.isTest()
				? trn("%2$s and %3$s on %1$,d\u00a0test image of %4$s", "%2$s and %3$s on %1$,d\u00a0test images of %4$s",
						both.images(), both.fresh().name(), both.old().name(), SourceName.shown(both.source()))
				: trn("%2$s and %3$s on %1$,d\u00a0held-out image of %4$s", "%2$s and %3$s on %1$,d\u00a0held-out images of %4$s",
						both.images(), both.fresh().name(), both.old().name(), SourceName.shown(both.source()));
	}

	private static Label line(StoredModel model, Evaluation of) {
		Label line = new Label(tr("%s: %s right, loss %s nats", model.name(), Numbers.finePercent(of.confusion().accuracy()),
				Numbers.decimal(of.loss(), 4)));
		line.setWrapText(true);
		return line;
	}

	private static String conclusion(Compared both) {
		return String.join(" ",
				trn("%1$,d\u00a0image only %3$s reads right, %2$,d only %4$s.",
						"%1$,d\u00a0images only %3$s reads right, %2$,d only %4$s.", both.comparison().onlyFirst().size(),
						both.comparison().onlySecond().size(), both.fresh().name(), both.old().name()),
				ChanceText.of(both.comparison().pValue()));
	}
}
