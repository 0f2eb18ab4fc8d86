package digitlab.handwriting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandwritingReaderTest {

	private static final String SEVEN = "{\"label\":7,\"strokes\":[[0,0,100,0,30,200]]}";
	private static final String LETTER = "{\"label\":-1,\"character\":\"H\",\"strokes\":[[0,0,0,90],[0,45,60,45],[60,0,60,90]]}";

	@TempDir
	private Path folder;

	@BeforeEach
	void write() throws IOException {
		pack("tablet/train.jsonl.gz", (SEVEN + "\n" + LETTER).getBytes(StandardCharsets.UTF_8));
		pack("tablet/validation.jsonl.gz", (SEVEN + "\n" + SEVEN + "\n" + LETTER).getBytes(StandardCharsets.UTF_8));
		// One scan of a bar, 6 × 30 pixels in 40 × 40, labelled 1.
		ByteBuffer images = ByteBuffer.allocate(16 + 1600).putInt(0x803).putInt(1).putInt(40).putInt(40);
		for (int y = 5; y < 35; y++) {
			for (int x = 17; x < 23; x++) {
				images.put(16 + y * 40 + x, (byte) 240);
			}
		}
		pack("paper/train-images-idx3-ubyte.gz", images.array());
		pack("paper/train-labels-idx1-ubyte.gz", ByteBuffer.allocate(9).putInt(0x801).putInt(1).put((byte) 1).array());
	}

	private void pack(String file, byte[] bytes) throws IOException {
		Files.createDirectories(folder.resolve(file).getParent());
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(file)))) {
			out.write(bytes);
		}
	}

	@Test
	void digitsAreDrawnTwiceLettersFourTimesAndScansReadAsPicturesAre() throws IOException {
		HandwrittenImages read = HandwritingReader.read(folder, ProgressListener.NONE, new CancellationToken());
		assertThat(labels(read.digits())).containsExactly(7, 7, 1);
		assertThat(read.digits().image(0)).as("another pen").isNotEqualTo(read.digits().image(1));
		assertThat(labels(read.nonDigits())).containsExactly(-1, -1, -1, -1);
		assertThat(labels(read.validation())).as("no letter is held out").containsExactly(7, 7);
		// Like MNIST: the longer side of the bar is 20 pixels, and it is centred.
		DigitImage bar = read.digits().image(2);
		assertThat(bar.ink(14, 14)).isGreaterThan(200);
		assertThat(bar.ink(3, 14)).isZero();
		assertThat(bar.ink(25, 14)).isZero();
		assertThat(bar.ink(5, 14)).isPositive();
	}

	@Test
	void scansOfMnistsSizeAreTakenAsTheyAre() throws IOException {
		byte[] images = ByteBuffer.allocate(16 + DigitImage.PIXELS).putInt(0x803).putInt(1).putInt(28).putInt(28).array();
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			images[16 + i] = (byte) (i % 251);
		}
		pack("paper/train-images-idx3-ubyte.gz", images);
		DigitDataset digits = HandwritingReader.read(folder, ProgressListener.NONE, new CancellationToken()).digits();
		assertThat(labels(digits)).containsExactly(7, 7, 1);
		assertThat(digits.image(2)).isEqualTo(DigitImage.of(Arrays.copyOfRange(images, 16, images.length)));
	}

	private static int[] labels(DigitDataset images) {
		return java.util.stream.IntStream.range(0, images.size()).map(images::label).toArray();
	}

	@Test
	void theSameFolderGivesTheSameImages() throws IOException {
		assertThat(HandwritingReader.read(folder, ProgressListener.NONE, new CancellationToken()).digits()
				.hasSameImages(HandwritingReader.read(folder, ProgressListener.NONE, new CancellationToken()).digits())).isTrue();
	}

	/** Two drawings of the digit, four of the letter, one of each validation digit, and a scan. */
	@Test
	void progressIsReported() throws IOException {
		List<String> told = new ArrayList<>();
		HandwritingReader.read(folder, (done, all) -> told.add(done + "/" + all), new CancellationToken());
		assertThat(told).containsExactly("1/9", "2/9", "3/9", "4/9", "5/9", "6/9", "7/9", "8/9", "9/9");
	}

	@Test
	void aTaskGetsThemUnlessNoFolderIsNamed() throws IOException {
		DigitDataset data = new SyntheticDigits(20, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		TrainingTask task = TrainingTask.holdOut(Hyperparameters.standard(1).with(Hyperparameter.VALIDATION, 5), data, null,
				false);
		assertThat(HandwritingReader.read("", ProgressListener.NONE, new CancellationToken())).isSameAs(HandwrittenImages.NONE);
		TrainingTask with = task
				.with(HandwritingReader.read(folder.toString(), ProgressListener.NONE, new CancellationToken()));
		assertThat(with.trainingImages()).isEqualTo(15 + 3);
		assertThat(with.validationImages()).isEqualTo(5 + 2);
		assertThat(with.source()).isEqualTo(data.source() + " and handwriting in " + folder.getFileName());
	}

	@Test
	void aFolderWithoutHandwritingIsRefusedAndAStopIsHeard() {
		assertThatThrownBy(() -> HandwritingReader.read(folder.resolve("paper"), ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class)
				.hasMessageContaining("has no train.jsonl.gz");
		assertThatThrownBy(
				() -> HandwritingReader.read(folder.resolve("nowhere"), ProgressListener.NONE, new CancellationToken()))
				.isInstanceOf(IOException.class);
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> HandwritingReader.read(folder, ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}
}
