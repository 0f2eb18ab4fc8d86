package digitlab.ui.common;

import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

class FigurePrinterTest {

	@Test
	void withoutAPrinterASentenceSaysWhatToDo() throws Exception {
		Stage stage = FxToolkit.registerPrimaryStage();
		StatusViewModel status = new StatusViewModel(_ -> {
		});
		WaitForAsyncUtils.asyncFx(() -> new FigurePrinter(stage, status).print(new WritableImage(2, 2), List.of())).get();
		assertThat(status.messageProperty().get())
				.isEqualTo("No printer is set up on this computer: save the picture instead.");
	}
}
