package digitlab.ui.canvas;

import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import digitlab.sketch.PaperMap.Kind;
import digitlab.ui.common.Icons;

import static digitlab.language.Localization.tr;

/** The legend of the patterns drawn over a picture. */
final class PictureLegend extends FlowPane {

	private static final int WIDTH = 30;
	private static final int HEIGHT = 16;
	private static final short LIGHT = 232;
	private static final short DARK = 160;

	PictureLegend() {
		setId("picture-legend");
		getStyleClass().add("picture-legend");
		getChildren().addAll(
				entry(sample(Kind.INK), tr("Ink that is read"), tr("Filled areas are read, unless they were erased.")),
				entry(sample(Kind.RULING), tr("Printed lines"), tr("Ruled lines, boxes and frames are ignored.")),
				entry(sample(Kind.SURROUNDINGS), tr("Not the sheet"), tr("A table, a hand or a dark edge is ignored.")),
				entry(sample(Kind.SPECK), tr("Specks"),
						tr("Specks, smudges, punch holes, and whatever the edge cuts off are ignored.")),
				entry(row(), tr("Rows"), tr("Rows are read from top to bottom.")));
	}

	private static HBox entry(Node pattern, String name, String more) {
		Label label = new Label(name);
		label.setMinWidth(Region.USE_PREF_SIZE);
		HBox entry = new HBox(pattern, label);
		entry.getStyleClass().add("entry");
		Icons.tooltip(entry, more);
		return entry;
	}

	private static Node row() {
		Label number = new Label("1");
		number.getStyleClass().add("row-number");
		return number;
	}

	private static Node sample(Kind kind) {
		short[] tones = new short[WIDTH * HEIGHT];
		byte[] kinds = new byte[tones.length];
		Arrays.fill(tones, kind == Kind.SURROUNDINGS ? DARK : LIGHT);
		for (int i = 0; i < kinds.length; i++) {
			kinds[i] = isThere(kind, i % WIDTH, i / WIDTH) ? (byte) kind.ordinal() : (byte) Kind.PAPER.ordinal();
		}
		WritableImage image = new WritableImage(WIDTH, HEIGHT);
		image.getPixelWriter().setPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(),
				PaperTints.tinted(WIDTH, tones, kinds, 0), 0, WIDTH);
		return new ImageView(image);
	}

	private static boolean isThere(Kind kind, int x, int y) {
		return switch (kind) {
			case PAPER -> false;
			case INK -> Math.abs(x - 2 * y + 1) < 4;
			case RULING -> y % 8 == 3 || y % 8 == 4;
			case SURROUNDINGS -> true;
			case SPECK -> (x == 8 || x == 21) && (y == 7 || y == 8);
		};
	}
}
