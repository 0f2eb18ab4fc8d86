package digitlab.ui.cluster;

import javafx.scene.control.Button;
import javafx.scene.image.ImageView;

import digitlab.dataset.DigitDataset;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Pixels;

import static digitlab.language.Localization.tr;

/** Small images that can be clicked. */
final class ImageButtons {

	private ImageButtons() {
	}

	static Button of(AnalysedImages found, int image, Runnable command) {
		Button button = new Button(null, new ImageView(Pixels.of(found.data().image(image), 1)));
		button.getStyleClass().add("image-button");
		int label = found.data().label(image);
		String name = label == DigitDataset.UNLABELLED
				? tr("Image %,d, unlabelled", image)
				: tr("Image %,d, %s", image, ConfidenceText.withArticle(label));
		button.setAccessibleText(name);
		Icons.tooltip(button, button.accessibleTextProperty());
		button.setOnAction(_ -> command.run());
		return button;
	}
}
