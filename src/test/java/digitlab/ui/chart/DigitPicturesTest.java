package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

class DigitPicturesTest {

	@BeforeAll
	static void startToolkit() throws Exception {
		FxToolkit.registerPrimaryStage();
	}

	@Test
	void aDigitThatDoesNotOccurHasNoPictureButSaysSo() throws Exception {
		List<FloatImage> maps = new ArrayList<>(Collections.nCopies(10, FloatImage.of(new double[DigitImage.PIXELS])));
		maps.set(4, null);
		DigitPictures pictures = WaitForAsyncUtils.asyncFx(() -> {
			DigitPictures made = new DigitPictures();
			made.show(maps, 1, _ -> 0);
			return made;
		}).get();
		for (int digit = 0; digit < 10; digit++) {
			VBox box = (VBox) pictures.getChildren().get(digit);
			assertThat(box.getChildren().getFirst() instanceof ImageView).as("digit " + digit).isEqualTo(digit != 4);
			assertThat(((Label) box.getChildren().getLast()).getText()).isEqualTo(digit == 4 ? "4: none" : "" + digit);
		}
	}
}
