package digitlab.ui.training;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;

import atlantafx.base.theme.Styles;
import digitlab.ui.common.ChoiceBoxes;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.RunControls;
import digitlab.ui.common.Section;

import static digitlab.language.Localization.tr;

/** The section that improves the model in use with the user's sketches. */
public final class SketchesView extends Section {

	public SketchesView(SketchesViewModel model) {
		super("section-sketches", tr("Improve with my sketches"));
		Button improve = button("improve", tr("Improve with my sketches"), model::improve);
		improve.disableProperty().bind(Bindings.not(model.enoughProperty()));
		Button stop = button("stop-improving", tr("Stop"), model::stop);
		ProgressBar progress = new ProgressBar();
		RunControls.follow(model.jobProperty(), improve, stop, progress);
		Label message = text(model.messageProperty());
		message.setId("improvement");
		Button keep = button("keep-improvement", tr("Save and use it"), model::keep);
		keep.getStyleClass().add(Styles.ACCENT);
		Button discard = button("discard-improvement", tr("Discard it"), model::discard);
		Lifetime.keep(model.keepingProperty().subscribe(isKeeping -> {
			keep.setDisable(isKeeping);
			discard.setDisable(isKeeping);
		}));
		FlowPane decision = showWhen(row(keep, discard), model.improvementProperty().map(found -> found != null).orElse(false));
		getChildren().addAll(text(model.countsProperty()),
				row(named(tr("Mixed with"), tr("Data to learn from as well, so that nothing is forgotten."),
						ChoiceBoxes.data("improve-data", model.earlierProperty(), model.selection(),
								choice -> !choice.hasSourceOf(model.selection().ownSketches())))),
				row(improve, progress, stop), message, decision);
	}
}
