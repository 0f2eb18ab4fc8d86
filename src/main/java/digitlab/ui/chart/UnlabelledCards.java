package digitlab.ui.chart;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import digitlab.plot.ColorScale;
import digitlab.ui.chart.DataViewModel.Described;
import digitlab.ui.common.Card;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;

import static digitlab.language.Localization.tr;

/** The cards of unlabelled data, which replace those that need labels: some of the images, their mean and their variance. */
final class UnlabelledCards {

	private static final int IMAGES = 60;
	private static final int SCALE = 5;

	private final DigitGallery gallery;
	private final ImageView mean = new ImageView();
	private final ImageView variance = new ImageView();
	private final Card sheet;
	private final Card all;

	UnlabelledCards(DataViewModel model, FigureExport export, Consumer<ShownDigit> open) {
		gallery = new DigitGallery(IMAGES, open);
		sheet = new Card("image-sheet", tr("Some of the images"),
				tr("Evenly spaced images, starting from the first. Click one to enlarge it and see how it is read."), true,
				Placeholders.note(
						tr("These images have no labels, so nothing can be shown per digit. The page Readings shows what a "
								+ "model reads in each.")),
				gallery);
		HBox both = new HBox(captioned(mean, tr("mean"), tr("The mean of each pixel over all images")),
				captioned(variance, tr("variance"), tr("The variance of each pixel over all images")));
		both.getStyleClass().add("all-images");
		both.setAlignment(Pos.CENTER);
		all = new Card("all-images", tr("All images in one"),
				tr("The mean of each pixel over all images (white where there is usually ink), and its variance (yellow where "
						+ "images differ)."),
				false,
				both).withExport(export, () -> model.figure("all-images"));
	}

	private static VBox captioned(ImageView picture, String caption, String meaning) {
		picture.setAccessibleText(meaning);
		VBox box = new VBox(picture, Placeholders.note(caption));
		box.setAlignment(Pos.CENTER);
		box.getStyleClass().add("digit-picture");
		return box;
	}

	Card sheet() {
		return sheet;
	}

	Card all() {
		return all;
	}

	void show(Described described) {
		int size = described.data().size();
		int count = Math.min(IMAGES, size);
		gallery.show(described.data(), IntStream.range(0, count).mapToObj(i -> (int) ((long) i * size / count)).toList(),
				_ -> "");
		mean.setImage(Pixels.of(described.statistics().pixels().mean(), SCALE));
		FloatImage differences = described.statistics().pixels().variance();
		double top = differences.max();
		variance.setImage(scaled(differences, top));
	}

	private static Image scaled(FloatImage map, double top) {
		return Pixels.of(DigitImage.SIDE, DigitImage.SIDE,
				(row, column) -> ColorScale.rgb(top <= 0 ? 0 : map.at(row, column) / top), SCALE);
	}

	void clear() {
		gallery.clear();
	}
}
