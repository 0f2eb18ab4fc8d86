package digitlab.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.segmentation.Component;
import digitlab.sketch.Point;

/** The convex hull of a component and the areas of it and of shapes that fit it; a hull is the list of its corners in order. */
final class ConvexHull {

	/** The minimum length of an edge that determines the sheet's rotation, relative to the picture's longer side. */
	private static final double AGREEING = 0.8;
	private static final double TELLING = 0.6;

	private ConvexHull() {
	}

	/** The convex hull of a component's pixels, by monotone chains (A. Andrew, 1979). */
	static List<Point> of(Component component, int width, int height) {
		int[] left = new int[height];
		int[] right = new int[height];
		Arrays.fill(left, Integer.MAX_VALUE);
		Arrays.fill(right, -1);
		for (int i : component.pixels()) {
			left[i / width] = Math.min(left[i / width], i % width);
			right[i / width] = Math.max(right[i / width], i % width + 1);
		}
		int lines = height + 1;
		// Corners of pixels from the left to the right, those above each other from the top to the bottom.
		List<Point> points = IntStream.range(0, height).filter(y -> right[y] >= 0)
				.flatMap(y -> IntStream.of(left[y] * lines + y, left[y] * lines + y + 1, right[y] * lines + y,
						right[y] * lines + y + 1))
				.sorted().distinct().mapToObj(corner -> new Point(corner / lines, corner % lines)).toList();
		List<Point> hull = new ArrayList<>(chain(points));
		hull.removeLast();
		List<Point> back = new ArrayList<>(chain(points.reversed()));
		back.removeLast();
		hull.addAll(back);
		return hull;
	}

	private static List<Point> chain(List<Point> points) {
		List<Point> chain = new ArrayList<>();
		for (Point point : points) {
			while (chain.size() > 1 && turn(chain.get(chain.size() - 2), chain.getLast(), point) <= 0) {
				chain.removeLast();
			}
			chain.add(point);
		}
		return chain;
	}

	private static double turn(Point a, Point b, Point c) {
		return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
	}

	/** In square pixels. */
	static double area(List<Point> hull) {
		double twice = 0;
		for (int i = 0; i < hull.size(); i++) {
			Point a = hull.get(i);
			Point b = hull.get((i + 1) % hull.size());
			twice += a.x() * b.y() - b.x() * a.y();
		}
		return Math.abs(twice) / 2;
	}

	/** A mask of the pixels within a hull, width × height. */
	static boolean[] fill(List<Point> hull, int width, int height) {
		boolean[] within = new boolean[width * height];
		for (int y = 0; y < height; y++) {
			double left = width;
			double right = 0;
			for (int i = 0; i < hull.size(); i++) {
				Point a = hull.get(i);
				Point b = hull.get((i + 1) % hull.size());
				double low = Math.min(a.y(), b.y());
				double high = Math.max(a.y(), b.y());
				if (y + 0.5 >= low && y + 0.5 <= high && high > low) {
					double x = a.x() + (y + 0.5 - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
					left = Math.min(left, x);
					right = Math.max(right, x);
				}
			}
			for (int x = (int) Math.ceil(left); x < Math.min(width, right); x++) {
				within[y * width + x] = true;
			}
		}
		return within;
	}

	/** The area of the largest quadrilateral with corners of the hull: nearly all of a sheet, from whatever angle it is seen. */
	static double quadrangle(List<Point> hull) {
		int n = hull.size();
		double largest = 0;
		for (int i = 0; i < n; i++) {
			for (int j = i + 2; j < n; j++) {
				double left = 0;
				double right = 0;
				for (Point corner : hull) {
					double turn = turn(hull.get(i), hull.get(j), corner);
					left = Math.max(left, turn);
					right = Math.max(right, -turn);
				}
				largest = Math.max(largest, (left + right) / 2);
			}
		}
		return largest;
	}

	/** The area of the smallest rectangle around a hull that has a side along one of the hull's. */
	static double rectangle(List<Point> hull) {
		double smallest = Double.POSITIVE_INFINITY;
		for (int i = 0; i < hull.size(); i++) {
			Point a = hull.get(i);
			Point b = hull.get((i + 1) % hull.size());
			double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
			double cosine = (b.x() - a.x()) / length;
			double sine = (b.y() - a.y()) / length;
			DoubleSummaryStatistics along = hull.stream().mapToDouble(p -> cosine * p.x() + sine * p.y()).summaryStatistics();
			DoubleSummaryStatistics across = hull.stream().mapToDouble(p -> cosine * p.y() - sine * p.x()).summaryStatistics();
			smallest = Math.min(smallest, (along.getMax() - along.getMin()) * (across.getMax() - across.getMin()));
		}
		return smallest;
	}

	/**
	 * The clockwise rotation of a sheet's own edges in a picture, weighted by length, in radians, -π/4 to π/4; 0 if it cannot be
	 * determined.
	 */
	static double angle(List<Point> hull, int width, int height) {
		double side = Math.max(width, height);
		double sine = 0;
		double cosine = 0;
		double told = 0;
		double squares = 0;
		for (int i = 0; i < hull.size(); i++) {
			Point a = hull.get(i);
			Point b = hull.get((i + 1) % hull.size());
			double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
			if (length > 0.04 * side && !isOnBorder(a, b, width, height)) {
				// Four times the angle is the same for all four edges of a rectangle.
				double four = 4 * Math.atan2(b.y() - a.y(), b.x() - a.x());
				sine += length * length * Math.sin(four);
				cosine += length * length * Math.cos(four);
				told += length;
				squares += length * length;
			}
		}
		return told < TELLING * side || Math.hypot(sine, cosine) < AGREEING * squares ? 0 : Math.atan2(sine, cosine) / 4;
	}

	private static boolean isOnBorder(Point a, Point b, int width, int height) {
		return a.x() <= 1 && b.x() <= 1 || a.y() <= 1 && b.y() <= 1 || a.x() >= width - 1 && b.x() >= width - 1
				|| a.y() >= height - 1 && b.y() >= height - 1;
	}
}
