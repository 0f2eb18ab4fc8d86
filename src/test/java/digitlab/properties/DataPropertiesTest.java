package digitlab.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxWriter;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.PendingFile;
import digitlab.io.ProgressListener;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any table and any IDX file. */
class DataPropertiesTest {

	private static final String[] SEPARATORS = {",", ";", "\t", " "};

	private static DigitDataset digits(int size, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		random.nextBytes(pixels);
		pixels[0] = (byte) 255; // so that the scale is known
		byte[] labels = new byte[size];
		for (int i = 0; i < size; i++) {
			labels[i] = (byte) random.nextInt(10);
		}
		return new DigitDataset("any", pixels, labels);
	}

	@Property(tries = 40, seed = "27")
	void aTableIsReadAsItWasWrittenWhateverItsForm(@ForAll @IntRange(min = 2, max = 12) int size, @ForAll long seed,
			@ForAll @IntRange(max = 3) int separator, @ForAll boolean header, @ForAll boolean labelFirst, @ForAll boolean windows)
			throws IOException {
		DigitDataset digits = digits(size, seed);
		checkReadAs(digits, lines(digits, SEPARATORS[separator], header, labelFirst), windows);
	}

	/** A table's lines; a label is the first or the last value. */
	private static List<String> lines(DigitDataset digits, String between, boolean header, boolean labelFirst) {
		List<String> lines = new ArrayList<>();
		if (header) {
			List<String> names = new ArrayList<>();
			for (int i = 0; i < DigitImage.PIXELS; i++) {
				names.add("pixel" + i);
			}
			names.add(labelFirst ? 0 : names.size(), "label");
			lines.add(String.join(between, names));
		}
		for (int i = 0; i < digits.size(); i++) {
			List<String> values = new ArrayList<>();
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				values.add(Integer.toString(digits.ink(i, p)));
			}
			values.add(labelFirst ? 0 : values.size(), Integer.toString(digits.label(i)));
			lines.add(String.join(between, values));
		}
		return lines;
	}

	private static void checkReadAs(DigitDataset digits, List<String> lines, boolean windows) throws IOException {
		Path folder = Files.createTempDirectory("table");
		try {
			Path file = Files.writeString(folder.resolve("table.csv"),
					lines.stream().map(l -> l + (windows ? "\r\n" : "\n")).collect(Collectors.joining()));
			checkSame(read(file), digits);
		} finally {
			PendingFile.deleteAll(folder);
		}
	}

	/** What people and programs do to a row. */
	private enum Damage {
		WORD {
			@Override
			void to(List<String> cells, int at) {
				cells.set(at, "n/a");
			}
		},
		NOTHING {
			@Override
			void to(List<String> cells, int at) {
				cells.set(at, "");
			}
		},
		MISSING {
			@Override
			void to(List<String> cells, int at) {
				cells.remove(at);
			}
		},
		ANOTHER {
			@Override
			void to(List<String> cells, int at) {
				cells.add(at, "7");
			}
		},
		OPEN_QUOTES {
			@Override
			void to(List<String> cells, int at) {
				cells.set(at, '"' + cells.get(at));
			}
		},
		OUT_OF_RANGE {
			@Override
			void to(List<String> cells, int at) {
				cells.set(at, "-99999999999999999999");
			}
		},
		CUT {
			@Override
			void to(List<String> cells, int at) {
				cells.subList(at, cells.size()).clear();
			}
		};

		abstract void to(List<String> cells, int at);
	}

	/** The first row is left whole: with a word in it, it would be the header. */
	@Property(tries = 120, seed = "27")
	void aTableWithADamagedRowIsReadWholeOrRefusedWithASentence(@ForAll @IntRange(min = 2, max = 6) int size, @ForAll long seed,
			@ForAll @IntRange(max = 3) int separator, @ForAll boolean header, @ForAll boolean labelFirst, @ForAll Damage damage,
			@ForAll @IntRange(max = DigitImage.PIXELS) int cell, @ForAll @IntRange(min = 1, max = 5) int row) throws IOException {
		DigitDataset digits = digits(size, seed);
		String between = SEPARATORS[separator];
		List<String> lines = lines(digits, between, header, labelFirst);
		int at = (header ? 1 : 0) + 1 + (row - 1) % (size - 1);
		List<String> cells = new ArrayList<>(List.of(lines.get(at).split(between)));
		damage.to(cells, cell);
		lines.set(at, String.join(between, cells));
		Path folder = Files.createTempDirectory("table");
		try {
			DigitDataset read = read(Files.writeString(folder.resolve("table.csv"), String.join("\n", lines) + "\n"));
			assertThat(read.size()).as("%s at %d", damage, cell).isEqualTo(size);
			for (int i = 0; i < size; i++) {
				if (i != at - (header ? 1 : 0)) {
					assertThat(read.image(i)).isEqualTo(digits.image(i));
				}
			}
		} catch (IOException refused) {
			assertThat(refused.getMessage()).contains("table.csv").endsWith(".").doesNotContain("Exception");
		} finally {
			PendingFile.deleteAll(folder);
		}
	}

	@Property(tries = 40, seed = "27")
	void idxIsReadAsItWasWritten(@ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) throws IOException {
		DigitDataset digits = digits(size, seed);
		Path folder = Files.createTempDirectory("idx");
		try {
			IdxWriter.write(digits, folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-labels-idx1-ubyte"));
			checkSame(read(folder), digits);
		} finally {
			PendingFile.deleteAll(folder);
		}
	}

	/** Damage: a part of a good file is cut away or overwritten. */
	@Property(tries = 80, seed = "27")
	void damagedIdxIsReadOrRefusedWithASentence(@ForAll @IntRange(min = 1, max = 5) int size, @ForAll long seed,
			@ForAll @Size(max = 8) List<Byte> damage, @ForAll boolean cut) throws IOException {
		DigitDataset digits = digits(size, seed);
		SplittableRandom random = new SplittableRandom(seed);
		Path folder = Files.createTempDirectory("idx");
		try {
			Path images = folder.resolve("train-images-idx3-ubyte");
			IdxWriter.write(digits, images, folder.resolve("train-labels-idx1-ubyte"));
			Path damaged = random.nextBoolean() ? images : folder.resolve("train-labels-idx1-ubyte");
			byte[] bytes = Files.readAllBytes(damaged);
			int near = random.nextBoolean() ? Math.min(16, bytes.length) : bytes.length;
			for (byte value : damage) {
				bytes[random.nextInt(near)] = value;
			}
			Files.write(damaged, cut ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes);
			checkReadOrRefused(folder);
		} finally {
			PendingFile.deleteAll(folder);
		}
	}

	@Property(tries = 80, seed = "27")
	void anyTextIsReadOrRefusedWithASentence(
			@ForAll @StringLength(max = 400) @CharRange(from = ' ', to = '~') String text,
			@ForAll @IntRange(max = 30) int repeated,
			@ForAll @IntRange(max = 3) int separator) throws IOException {
		Path folder = Files.createTempDirectory("text");
		try {
			String row = (text + SEPARATORS[separator]).repeat(repeated) + "\n";
			checkReadOrRefused(Files.writeString(folder.resolve("any.csv"), row + text + "\n" + row));
		} finally {
			PendingFile.deleteAll(folder);
		}
	}

	private static void checkReadOrRefused(Path file) {
		try {
			DigitDataset read = read(file);
			for (int i = 0; i < read.size(); i++) {
				assertThat(read.label(i)).isBetween(-1, 9);
			}
		} catch (IOException refused) {
			assertThat(refused.getMessage()).isNotBlank().doesNotContain("Exception");
		}
	}

	private static DigitDataset read(Path file) throws IOException {
		return new FileDatasetReader(file, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private static void checkSame(DigitDataset read, DigitDataset written) {
		assertThat(read.size()).isEqualTo(written.size());
		for (int i = 0; i < read.size(); i++) {
			assertThat(read.image(i)).isEqualTo(written.image(i));
			assertThat(read.label(i)).isEqualTo(written.label(i));
		}
	}
}
