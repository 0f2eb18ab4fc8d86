package digitlab.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.FloatMatrix;
import digitlab.dataset.FloatImage;

import static digitlab.language.Localization.tr;

/**
 * A scatter plot in which every point is drawn unless it is hidden.
 *
 * @param coordinates n × 2
 * @param group the group of each point: an index into the groups, or {@link #HIDDEN}; not to be written to
 * @param groups groups in the order of the legend, which omits those without points
 * @param marks small pictures of digits with their own positions
 * @param space if the points lie in space; empty if in the plane
 */
public record PointFigure(String title, String xTitle, String yTitle, FloatMatrix coordinates, int[] group, List<Group> groups,
		List<Mark> marks, Optional<Space> space) {

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
	 * The third dimension of points that are ordered from the farthest to the nearest.
	 *
	 * @param towards the viewer, mostly -radius to radius, of each point; not to be written to
	 * @param radius of a sphere about the origin that contains nearly all
	 */
	public record Space(float[] towards, double radius, List<Axis> axes) {

		/** How much of its opacity the farthest point keeps. */
		private static final double FARTHEST = 0.3;

		/** Copies the list. */
		public Space {
			axes = List.copyOf(axes);
		}

		/** The opacity of a point, 0..1: those farther away are paler. */
		double opacity(int point) {
			return FARTHEST + (1 - FARTHEST) * Math.clamp((towards[point] / radius + 1) / 2, 0, 1);
		}
	}

	/**
	 * An axis from the origin.
	 *
	 * @param x of its tip
	 * @param y of its tip
	 */
	public record Axis(String name, double x, double y) {
	}

	/** Points in the plane. */
	public PointFigure(String title, String xTitle, String yTitle, FloatMatrix coordinates, int[] group, List<Group> groups,
			List<Mark> marks) {
		this(title, xTitle, yTitle, coordinates, group, groups, marks, Optional.empty());
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
				tr("and %,d more", all.size() - maxLines + 1L));
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
		return Figure.of(name, () -> new ScatterPicture(this, ScatterFrame.of(this, width, height), scale).draw());
	}
}
