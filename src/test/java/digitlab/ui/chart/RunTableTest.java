package digitlab.ui.chart;

import java.util.List;
import javafx.scene.Scene;

import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.RunHistory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

class RunTableTest {

	private static final double WIDTH = 900;

	@BeforeAll
	static void startToolkit() throws Exception {
		FxToolkit.registerPrimaryStage();
	}

	private static RunHistory run(String name) {
		return new RunHistory(name, "digits", 90, 10, Hyperparameters.standard(1),
				List.of(new EpochResult(1, 0.5, 0.8, 0.4, 0.9, 0.001, 100, 60)), List.of());
	}

	/** The settings' names and two runs. */
	@Test
	void theColumnsShareTheWidth() throws Exception {
		List<Double> widths = WaitForAsyncUtils.asyncFx(() -> {
			RunTable table = new RunTable();
			table.show(List.of(run("one"), run("two")));
			new Scene(table, WIDTH, 400);
			table.applyCss();
			table.layout();
			return table.getColumns().stream().map(column -> column.getWidth()).toList();
		}).get();
		assertThat(widths).hasSize(3).allSatisfy(width -> assertThat(width).isBetween(WIDTH / 3 - 20, WIDTH / 3 + 20));
	}
}
