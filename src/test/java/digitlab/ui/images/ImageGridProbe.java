package digitlab.ui.images;

import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/** What tests of the window need to know of a grid. */
public final class ImageGridProbe {

	private ImageGridProbe() {
	}

	/** The upper left corner of an image in view. */
	public static Point2D corner(Node grid, int place) {
		return ((ImageGrid) grid).corner(place);
	}

	/** The 784 values of the image at a place. */
	public static int[] pixels(Node grid, int place) {
		ImageList list = ((ImageGrid) grid).list();
		int index = list.shownProperty().get().indices()[place];
		return IntStream.range(0, 784).map(i -> list.data().ink(index, i)).toArray();
	}
}
