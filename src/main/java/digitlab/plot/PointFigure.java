package digitlab.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.FloatMatrix;
import digitlab.dataset.FloatImage;

/**
 * A scatter plot in which every point is drawn unless it is hidden.
 *
 * @param coordinates n × 2
 * @param group the group of each point: an index into the groups, or {@link #HIDDEN}; not to be written to
 * @param groups groups in the order of the legend, which omits those without points
 * @param marks small pictures of digits with their own positions
 */
public record PointFigure(String title, String xTitle, String yTitle, FloatMatrix coordinates, int[] group, List<Group> groups,
		List<Mark> marks) {

	/** The group of points that are not drawn but count for the scale. */
	public static final int HIDDEN = -1;

	/**
	 * A group of points of one colour.
	 *
	 * @param rgb 0xRRGGBB
	 */
	public record Group(String name, int rgb) {
	}

	/**
	 * A framed digit.
	 *
	 * @param image 0 paper to 255 ink
	 * @param rgb colour of the frame
	 */
	public record Mark(double x, double y, FloatImage image, int rgb) {
	}

	/**
	 * Copies the lists.
	 *
	 * @throws IllegalArgumentException if points and groups do not match
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
	 * The legend: the groups that have points, with their number.
	 *
	 * @param maxLines maximum number of lines; if there are more groups, the last line gives the number of omitted ones
	 */
	List<LegendLine> legend(int maxLines) {
		List<LegendLine> all = legend();
		if (all.size() <= maxLines) {
			return all;
		}
		LegendLine rest = new LegendLine(Charts.MUTED.getRGB() & 0xffffff,
				"and " + Charts.count(all.size() - maxLines + 1L) + " more");
		return Stream.concat(all.stream().limit(maxLines - 1L), Stream.of(rest)).toList();
	}

	private List<LegendLine> legend() {
		int[] sizes = new int[groups.size()];
		Arrays.stream(group).filter(g -> g != HIDDEN).forEach(g -> sizes[g]++);
		return IntStream.range(0, sizes.length).filter(g -> sizes[g] > 0).mapToObj(g -> new LegendLine(groups.get(g).rgb(),
				groups.get(g).name() + " (" + Charts.count(sizes[g]) + ")")).toList();
	}

	/** The plot as SVG with real text. */
	public String toSvg() {
		return new ScatterSvg(this).draw();
	}

	/** Creates a figure of the plot. */
	public Figure figure(String name, int width, int height, int scale) {
		return Figure.of(name, () -> new ScatterPicture(this, new ScatterFrame(coordinates, width, height), scale).draw());
	}
}
