package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import digitlab.sketch.InkImage;
import digitlab.sketch.PixelBounds;
import org.jspecify.annotations.Nullable;

/** Splits the ink of an image into connected components, and these into slices. */
final class ComponentSplitter {

	/** Ink below this fraction of the strongest does not connect components. */
	private static final float CONNECTING = 0.15f;

	/** Components smaller than this next to signs are dust; relative to the writing's height. */
	private static final double DUST = 0.12;

	/** The maximum size of the dots of dotted paper, relative to the writing's height, and their minimum number. */
	private static final double DOT = 0.3;
	private static final int MIN_DOTS = 6;

	/** How far pale ink extends beyond the rest, relative to the longer side. */
	private static final double EDGE = 0.1;

	/** The maximum width of the slices of one digit, relative to their height. */
	private static final double WIDEST_SLICES = 1.4;

	/** Slices shorter than this, relative to the height of all ink, are unlikely digits, the more so the shorter they are. */
	private static final double SHORT_SLICES = 0.5;

	private ComponentSplitter() {
	}

	/** As {@link Segmentation#of(InkImage)}. */
	static Segmentation segment(InkImage image) {
		List<Component> components = components(image);
		return components.isEmpty() ? Segmentation.BLANK : segment(image, components, of(maker(image), false), Map.of());
	}

	/** As {@link InkLayout#of(InkImage)}. */
	static InkLayout layout(InkImage image) {
		return layout(image, maker(image));
	}

	private static Maker maker(InkImage image) {
		return (group, isAll, isAmongOthers) -> {
			InkImage ink = isAmongOthers ? alone(image, group) : image;
			return isAll
					? part(ink, DigitNormalizer::normalize, DigitNormalizer::normalizeOfNumber)
					: part(ink, DigitNormalizer::normalizeOfNumber, DigitNormalizer::normalize);
		};
	}

	/** @param isCleaned whether components that are not writing were removed */
	private static RowMaker of(Maker maker, boolean isCleaned) {
		return (group, isAll) -> maker.part(group, isAll, !isAll || isCleaned);
	}

	/** Normalises components as a digit. */
	@FunctionalInterface
	interface Maker {

		/**
		 * @param isAll whether the writing consists of these components
		 * @param isAmongOthers whether the image has other components, be they writing or not
		 */
		Optional<InkPart> part(Component components, boolean isAll, boolean isAmongOthers);
	}

	/** Normalises components of a row. */
	@FunctionalInterface
	private interface RowMaker {

		Optional<InkPart> part(Component components, boolean isAll);
	}

	/** As {@link #layout(InkImage)}, with another way to normalise digits. */
	static InkLayout layout(InkImage image, Maker maker) {
		List<Component> all = components(image);
		List<Component> components = DividerRemover.without(image.width(), withoutDots(all));
		if (components.isEmpty()) {
			return InkLayout.BLANK;
		}
		List<List<Component>> rows = components.size() > InkLayout.MAX_PIECES
				? List.of(components)
				: RowFinder.find(RowSeparator.separate(image, components));
		List<InkRow> found = new ArrayList<>();
		for (List<Component> row : rows) {
			List<Component> left = new ArrayList<>(row);
			UnderlineRemover.take(left, components);
			TickRemover.take(left);
			boolean isCleaned = components.size() < all.size() || left.size() < row.size();
			RowMaker own = rows.size() == 1 ? of(maker, isCleaned) : ofNumber(maker);
			List<Mark> marks = new ArrayList<>();
			Segmentation digits = row(image, left, own, marks);
			if (!digits.isBlank() || !marks.isEmpty()) {
				found.add(new InkRow(digits, marks, image.frame().angle()));
			}
		}
		return new InkLayout(found, components.size() > InkLayout.MAX_PIECES);
	}

	/** Where there is other writing, a digit is part of a number, even if it is alone in its row. */
	private static RowMaker ofNumber(Maker maker) {
		return (group, _) -> maker.part(group, false, true);
	}

	/** Removes the dots of dotted paper, which are recognised when they outnumber the writing. */
	private static List<Component> withoutDots(List<Component> components) {
		double dot = DOT * RowFinder.writingHeight(components);
		List<Component> writing = components.stream().filter(component -> component.longerSide() > dot).toList();
		int dots = components.size() - writing.size();
		return dots >= MIN_DOTS && dots >= writing.size() ? writing : components;
	}

	private static List<Component> components(InkImage image) {
		float peak = image.peak();
		return peak < InkImage.FAINTEST ? List.of() : Component.of(image.width(), image.height(), image.raw(), CONNECTING * peak);
	}

	private static Segmentation row(InkImage image, List<Component> components, RowMaker maker, List<Mark> marks) {
		if (components.isEmpty()) {
			return Segmentation.BLANK;
		}
		List<Component> left = new ArrayList<>(components);
		Map<Component, Double> slashes = new IdentityHashMap<>();
		if (components.size() <= InkLayout.MAX_PIECES) {
			MarkFinder.take(image.width(), left, slashes).stream().sorted(Comparator.comparingInt(mark -> mark.bounds().left()))
					.forEach(mark -> marks.add(new Mark(mark.text(), image.frame().toSource(mark.bounds().toBox()))));
		}
		if (!marks.isEmpty()) {
			// When a sign is all there is, dust has nothing to be compared with.
			double dust = DUST * RowFinder.writingHeight(components);
			left.removeIf(component -> component.longerSide() < dust);
		}
		RowMaker own = marks.isEmpty() ? maker : (group, _) -> maker.part(group, false);
		return left.isEmpty() ? Segmentation.BLANK : segment(image, left, own, slashes);
	}

	private static Segmentation segment(InkImage image, List<Component> components, RowMaker maker,
			Map<Component, Double> slashes) {
		List<Component> groups = components.size() > InkLayout.MAX_PIECES
				? List.of()
				: ComponentGrouping.group(image.width(), components);
		boolean isOne = groups.size() <= 1;
		List<DigitCandidate> candidates = isOne
				? maker.part(Component.union(components), true).map(part -> part.candidate(0, 1, 0)).stream().toList()
				: candidates(image.width(), groups, maker, slashes);
		return new Segmentation(candidates.isEmpty() ? 0 : isOne ? 1 : groups.size(), candidates);
	}

	private static List<DigitCandidate> candidates(int width, List<Component> groups, RowMaker maker,
			Map<Component, Double> slashes) {
		List<DigitCandidate> candidates = new ArrayList<>();
		for (int from = 0; from < groups.size(); from++) {
			for (int to = from + 1; to <= groups.size(); to++) {
				List<Component> run = groups.subList(from, to);
				if (to == from + 1 || ComponentGrouping.mayBeOne(width, run)) {
					int first = from;
					int end = to;
					double oddness = ComponentGrouping.oddness(width, run, groups);
					double slash = run.size() == 1 ? slashes.getOrDefault(run.getFirst(), 0.0) : 0;
					maker.part(Component.union(run), run.size() == groups.size())
							.ifPresent(part -> candidates.add(part.candidate(first, end, oddness).withSlash(slash)));
				}
			}
		}
		return List.copyOf(candidates);
	}

	private static Optional<InkPart> part(InkImage own, Function<InkImage, Optional<NormalizedDigit>> normalizer,
			Function<InkImage, Optional<NormalizedDigit>> other) {
		PixelBounds bounds = PixelBounds.above(own, CONNECTING * own.peak());
		if (bounds == null) {
			return Optional.empty();
		}
		// Cropped at the sides, so that seams cannot run through blank paper; this also saves memory.
		InkImage ink = own.crop(bounds.left(), bounds.top(), bounds.width(), bounds.height());
		return normalizer.apply(own)
				.map(digit -> new InkPart(digit, () -> slices(ink), () -> other.apply(ink)));
	}

	/** The components' ink and the paler ink around it that belongs to them rather than to their neighbours. */
	private static InkImage alone(InkImage image, Component group) {
		int margin = 3 + (int) (EDGE * group.longerSide());
		int left = Math.max(0, group.bounds().left() - margin);
		int top = Math.max(0, group.bounds().top() - margin);
		InkImage part = image.crop(left, top, Math.min(image.width(), group.bounds().right() + margin) - left,
				Math.min(image.height(), group.bounds().bottom() + margin) - top);
		float[] all = part.raw();
		float[] own = new float[all.length];
		int[] edge = new int[own.length];
		int count = 0;
		for (int pixel : group.pixels()) {
			int i = (pixel / image.width() - top) * part.width() + pixel % image.width() - left;
			own[i] = all[i];
			edge[count++] = i;
		}
		float threshold = CONNECTING * image.peak();
		int width = part.width();
		for (int next = 0; next < count; next++) {
			int from = edge[next];
			int x = from % width;
			int y = from / width;
			for (int row = Math.max(0, y - 1); row <= Math.min(part.height() - 1, y + 1); row++) {
				for (int i = row * width + Math.max(0, x - 1); i <= row * width + Math.min(width - 1, x + 1); i++) {
					// Spreads only downhill: in the valley between two digits, each gets its own side.
					if (own[i] == 0 && all[i] > 0 && all[i] <= threshold && all[i] <= all[from]) {
						own[i] = all[i];
						edge[count++] = i;
					}
				}
			}
		}
		return InkImage.wrap(part.width(), part.height(), own, part.frame());
	}

	/**
	 * Slices ink that reaches the image's sides along seams. Any run of slices except all of them may be a digit unless it is too
	 * wide. The more ink was cut, relative to the height, the less likely the digit: touching digits touch in one place, whereas
	 * cutting the side off a 0 cuts its line twice.
	 */
	static Segmentation slices(InkImage image) {
		List<CutFinder.Cut> cuts = CutFinder.of(image);
		List<DigitCandidate> candidates = new ArrayList<>();
		int parts = cuts.size() + 1;
		for (int from = 0; from < parts; from++) {
			for (int to = from + 1; to <= (from == 0 ? parts - 1 : parts); to++) {
				CutFinder.Cut left = from == 0 ? null : cuts.get(from - 1);
				CutFinder.Cut right = to == parts ? null : cuts.get(to - 1);
				InkImage slice = between(image, left, right);
				double cut = (inkCut(left) + inkCut(right)) / image.height();
				double shortest = SHORT_SLICES * image.height() * image.frame().pixelSize();
				int first = from;
				int end = to;
				InkExtent.of(slice).filter(e -> e.box().width() <= WIDEST_SLICES * e.box().height())
						.flatMap(_ -> DigitNormalizer.normalizeOfNumber(slice)).ifPresent(digit -> candidates
								.add(new DigitCandidate(first, end, digit,
										Math.min(1, cut + ComponentGrouping.shortness(digit.height(), shortest)),
										() -> Segmentation.BLANK, () -> DigitNormalizer.normalize(slice))));
			}
		}
		return new Segmentation(parts, List.copyOf(candidates));
	}

	private static double inkCut(CutFinder.@Nullable Cut cut) {
		return cut == null ? 0 : cut.ink();
	}

	private static InkImage between(InkImage image, CutFinder.@Nullable Cut left, CutFinder.@Nullable Cut right) {
		float[] ink = image.toArray();
		int width = image.width();
		for (int y = 0; y < image.height(); y++) {
			Arrays.fill(ink, y * width, y * width + (left == null ? 0 : left.columns()[y]), 0);
			Arrays.fill(ink, y * width + (right == null ? width : right.columns()[y]), (y + 1) * width, 0);
		}
		return InkImage.wrap(width, image.height(), ink, image.frame());
	}
}
