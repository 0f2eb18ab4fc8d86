package digitlab.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.FloatMatrix;
import digitlab.dataset.FloatImage;

/**
 * Points in a plane, every one to be drawn unless it is hidden.
 *
 * @param coordinates n × 2
 * @param group of each point, an index into the groups, or {@link #HIDDEN}; not to be written to
 * @param groups in the order of the legend, which leaves out those without points
 * @param marks small pictures of digits at places of their own
 */
public record PointFigure(String title, String xTitle, String yTitle, FloatMatrix coordinates, int[] group, List<Group> groups,
		List<Mark> marks) {

	/** The group of points that are not drawn, and yet have a say in the scale. */
	public static final int HIDDEN = -1;

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
	public record Mark(double x, double y, FloatImage image, int rgb) {
	}

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if points and groups do not fit each other
	 */
	public PointFigure {
		groups = List.copyOf(groups);
		marks = List.copyOf(marks);
		if (coordinates.columns() != 2 || coordinates.rows() != group.length) {
			throw new IllegalArgumentException(group.length + " groups do not fit " + coordinates);
		}
	}

	/** A line of the legend. */
	record LegendLine(int rgb, String text) {
	}

	/**
	 * The groups that have points, with how many.
	 *
	 * @param most lines; where there are more groups, the last line says how many are left out
	 */
	List<LegendLine> legend(int most) {
		List<LegendLine> all = legend();
		if (all.size() <= most) {
			return all;
		}
		LegendLine rest = new LegendLine(Charts.MUTED.getRGB() & 0xffffff,
				"and " + Charts.count(all.size() - most + 1L) + " more");
		return Stream.concat(all.stream().limit(most - 1L), Stream.of(rest)).toList();
	}

	private List<LegendLine> legend() {
		int[] sizes = new int[groups.size()];
		Arrays.stream(group).filter(g -> g != HIDDEN).forEach(g -> sizes[g]++);
		return IntStream.range(0, sizes.length).filter(g -> sizes[g] > 0).mapToObj(g -> new LegendLine(groups.get(g).rgb(),
				groups.get(g).name() + " (" + Charts.count(sizes[g]) + ")")).toList();
	}

	/** The picture as a vector drawing, whose words are words. */
	public String toSvg() {
		return new ScatterSvg(this).draw();
	}

	/** Draws the picture. */
	public Figure figure(String name, int width, int height, int scale) {
		return Figure.of(name, () -> new ScatterPicture(this, new ScatterFrame(coordinates, width, height), scale).draw());
	}
}
