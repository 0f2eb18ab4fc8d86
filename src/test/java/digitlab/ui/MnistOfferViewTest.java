package digitlab.ui;

import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import digitlab.ui.common.MnistFetch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A new user has chosen MNIST, which was not downloaded. */
class MnistOfferViewTest extends WindowByIdTest {

	MnistOfferViewTest() {
		super(_ -> FakeModels.sure(1, 0.9));
	}

	@BeforeEach
	void chooseMnist() throws Exception {
		FakeLab.in(folder).hasMnist = false;
		services.stored().settings().update(all -> all.withData("mnist", false));
		close();
		open();
	}

	@Test
	void theChartsOfferTheDownloadAndThenShowTheData() throws Exception {
		turnTo(2);
		until(() -> text("data-message").equals(MnistFetch.MISSING) && has("data-choose-mnist"));
		fire("data-fetch-mnist");
		until(() -> !has("data-fetch-mnist") && has("class-distribution"));
		assertThat(window.status().messageProperty().get()).isEqualTo("MNIST is here");
	}

	@Test
	void theEvaluationOffersIt() throws Exception {
		turnTo(2);
		robot.interact(() -> this.<ButtonBase>node("tab-evaluation").fire());
		fire("evaluate");
		until(() -> text("evaluation-message").equals(MnistFetch.MISSING) && has("evaluation-fetch-mnist"));
		fire("evaluation-fetch-mnist");
		until(() -> text("evaluation-message").startsWith("Press Evaluate") && !has("evaluation-fetch-mnist"));
	}

	@Test
	void theClustersOfferItAndCanBeRunThen() throws Exception {
		turnTo(3);
		fire("run-clusters");
		until(() -> text("cluster-message").equals(MnistFetch.MISSING) && has("cluster-fetch-mnist"));
		robot.clickOn("#cluster-fetch-mnist");
		until(() -> text("cluster-message").startsWith("Press Run") && !has("cluster-fetch-mnist"));
	}

	@Test
	void thePlanAndThePageOfSettingsOfferIt() throws Exception {
		turnTo(7);
		until(() -> has("plan-fetch-mnist") && has("fetch-mnist"));
		fire("plan-fetch-mnist");
		until(() -> !has("plan-fetch-mnist") && !has("fetch-mnist"));
		until(() -> robot.lookup(".note").queryAllAs(Labeled.class).stream()
				.anyMatch(note -> "40\u00a0images to learn from and hold out".equals(note.getText())));
	}

	private void turnTo(int page) {
		KeyCode key = KeyCode.valueOf("DIGIT" + page);
		robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
	}
}
