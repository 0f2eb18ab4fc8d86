package digitlab.plot;

import java.util.List;

import digitlab.clustering.Points;
import digitlab.data.PixelMap;

/**
 * Points in a plane, every one to be drawn.
 *
 * @param places n × 2
 * @param group of each point, an index into the groups; not to be written to
 * @param groups in the order of the legend
 * @param marks small pictures of digits at places of their own
 */
public record Scatter(String title, String xTitle, String yTitle, Points places, int[] group, List<Group> groups,
		List<Mark> marks) {

	/**
	 * Points of one colour.
	 *
	 * @param rgb 0xRRGGBB
	 */
	public record Group(String name, int rgb) {
	}

	/**
	 * A digit in a frame.
	 *
	 * @param image 0 paper to 255 ink
	 * @param rgb of the frame
	 */
	public record Mark(double x, double y, PixelMap image, int rgb) {
	}

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if points and groups do not fit each other
	 */
	public Scatter {
		groups = List.copyOf(groups);
		marks = List.copyOf(marks);
		if (places.columns() != 2 || places.rows() != group.length) {
			throw new IllegalArgumentException(group.length + " groups do not fit " + places);
		}
	}

	/** The picture as a vector drawing, whose words are words. */
	public String toSvg() {
		return new ScatterSvg(this).draw();
	}

	/** Draws the picture. */
	public Figure figure(String name, int width, int height, int scale) {
		return Figure.of(name, () -> new ScatterPicture(this, new ScatterFrame(places, width, height), scale).draw());
	}
}
