package digitlab.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.djl.MnistParts;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SketchedDigits;
import digitlab.synthetic.SyntheticDigits;

/**
 * Where the digits on the pictures come from: MNIST, other people's handwriting (the folder that DIGITLAB_HANDWRITING names), or
 * a generator. DIGITLAB_PART chooses the part as for {@link MnistParts}; {@code tune} takes the handwriting's training writers
 * and everything else its validation writers.
 *
 * @param sets a hand takes all of its digits from one of them
 */
record DigitSource(List<DigitSet> sets) {

	private static final int GENERATED = 2000;

	/** Digits of one kind and origin; {@code byDigit} has a list for each of 0 to 9. */
	record DigitSet(List<List<Sample>> byDigit) {

		DigitSet() {
			this(IntStream.range(0, 10).mapToObj(digit -> (List<Sample>) new ArrayList<Sample>()).toList());
		}

		void add(int label, Sample sample) {
			byDigit.get(label).add(sample);
		}

		Sample sample(int digit, Dice dice) {
			List<Sample> samples = byDigit.get(digit);
			return samples.get(dice.count(0, samples.size() - 1));
		}
	}

	/** As DIGITLAB_DIGITS requests: {@code mnist} (the default), {@code hands}, {@code generated} or {@code mixed}. */
	static DigitSource ofEnvironment() throws IOException {
		boolean isTuning = "tune".equals(System.getenv("DIGITLAB_PART"));
		String digits = Optional.ofNullable(System.getenv("DIGITLAB_DIGITS")).orElse("mnist");
		return switch (digits) {
			case "mnist" -> new DigitSource(List.of(mnist()));
			case "hands" -> new DigitSource(hands(isTuning));
			case "generated" -> generated(isTuning ? Split.TRAIN : Split.TEST);
			case "mixed" -> new DigitSource(Stream.of(List.of(mnist()), hands(isTuning),
					generated(isTuning ? Split.TRAIN : Split.TEST).sets()).flatMap(List::stream).toList());
			default -> throw new IllegalArgumentException("DIGITLAB_DIGITS is mnist, hands, generated or mixed, not " + digits);
		};
	}

	/** Digits that need no files. */
	static DigitSource generated(Split split) {
		DigitSet strokes = new DigitSet();
		long seed = split == Split.TRAIN ? 1 : 2;
		for (int i = 0; i < GENERATED; i++) {
			strokes.add(i % 10, new StrokeSample(SyntheticDigits.strokes(i % 10, seed * GENERATED + i).stream()
					.map(stroke -> stroke.points().stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y()))
							.toArray())
					.toList()));
		}
		DigitDataset sketches = new SketchedDigits(GENERATED, 1).read(split, ProgressListener.NONE, new CancellationToken());
		return new DigitSource(List.of(strokes, scans(sketches)));
	}

	private static DigitSet mnist() throws IOException {
		return scans(MnistParts.partOrTuning(MnistParts.model()));
	}

	private static List<DigitSet> hands(boolean isTuning) throws IOException {
		String folder = Optional.ofNullable(System.getenv("DIGITLAB_HANDWRITING"))
				.orElseThrow(() -> new IOException("Set DIGITLAB_HANDWRITING to the folder with other people's handwriting."));
		return HandwritingFolder.read(Path.of(folder), isTuning ? "train" : "validation");
	}

	private static DigitSet scans(DigitDataset dataset) {
		DigitSet set = new DigitSet();
		for (int i = 0; i < dataset.size(); i++) {
			float[] ink = new float[DigitImage.PIXELS];
			for (int p = 0; p < ink.length; p++) {
				ink[p] = dataset.ink(i, p) / 255f;
			}
			set.add(dataset.label(i), BitmapSample.of(DigitImage.SIDE, DigitImage.SIDE, ink));
		}
		return set;
	}
}
