package digitlab.ui.cluster;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.BitSet;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import digitlab.ui.cluster.ScatterPlot.Content;
import org.jspecify.annotations.Nullable;

/** The points of a plot, or their images, as one picture whose pixels are written anew for each view. */
final class PointsLayer extends ImageView {

	/** Up to this many points are drawn larger, as there is room. */
	private static final int FEW = 6_000;

	private Thumbnails images = Thumbnails.NONE;
	private @Nullable PixelBuffer<IntBuffer> pixels;

	PointsLayer() {
		setSmooth(false);
		getStyleClass().add("scatter-points");
	}

	/** What was drawn as images. */
	Thumbnails images() {
		return images;
	}

	/**
	 * @param selected points, which stand out; empty for none
	 * @param pinned a point whose image is drawn in any case; -1 for none
	 * @param asImages whether few points in view are drawn as images
	 */
	void draw(int width, int height, Viewport view, @Nullable Content content, BitSet selected, int pinned, PointSize size,
			boolean asImages) {
		images = content != null && asImages
				? Thumbnails.of(width, height, view, content, selected, pinned)
				: Thumbnails.NONE;
		PixelBuffer<IntBuffer> target = pixels(width, height);
		target.updateBuffer(_ -> {
			int[] argb = target.getBuffer().array();
			if (content == null) {
				Arrays.fill(argb, 0);
			} else {
				ScatterRaster.draw(argb, width, height, view, content, selected,
						size.side() * (content.scatter().size() <= FEW ? 2 : 1));
				images.draw(argb, width, height, content, selected);
			}
			return null;
		});
	}

	private PixelBuffer<IntBuffer> pixels(int width, int height) {
		PixelBuffer<IntBuffer> buffer = pixels;
		if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
			buffer = new PixelBuffer<>(width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
			pixels = buffer;
			setImage(new WritableImage(buffer));
		}
		return buffer;
	}
}
