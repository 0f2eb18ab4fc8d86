package digitlab.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunLogTest {

	private static final Hyperparameters CONFIG = Hyperparameters.standard(2);

	@TempDir
	private Path folder;

	private long now;

	private Path file() {
		return folder.resolve("runs/mine/run.jsonl");
	}

	private static DigitDataset images(int count) {
		return new DigitDataset("made in the test", new byte[count * DigitImage.PIXELS], new byte[count]);
	}

	private static TrainingTask task(boolean resume) {
		return new TrainingTask(CONFIG, images(300), images(7), null, resume);
	}

	private RunLog log(boolean resume, @Nullable Path earlier) {
		return new RunLog(file(), "mine", task(resume), earlier, () -> now);
	}

	private static BatchResult batch(int epoch, int batch, double loss) {
		return new BatchResult(epoch, batch, 2, 14, loss);
	}

	private static EpochResult epoch(int number, double accuracy) {
		return new EpochResult(number, 0.5, 0.9, 0.25, accuracy, 1e-3, 400, 2);
	}

	private static void train(RunLog log, int epoch, double accuracy, double... losses) {
		for (int i = 0; i < losses.length; i++) {
			log.batchFinished(batch(epoch, i + 1, losses[i]));
		}
		log.epochFinished(epoch(epoch, accuracy), true);
	}

	private static RunHistory read(Path file) throws IOException {
		return RunHistory.read(file);
	}

	@Test
	void aRunIsReadAsItWent() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2.5, 2.25);
			train(log, 2, 0.9, 1.23456789, 1e30);
			train(log, 3, 0.9, 1, 1);
		}
		RunHistory history = read(file());
		assertThat(history.name()).isEqualTo("mine");
		assertThat(history.data()).isEqualTo("made in the test");
		assertThat(history.trainingImages()).isEqualTo(300);
		assertThat(history.validationImages()).isEqualTo(7);
		assertThat(history.hyperparameters()).isEqualTo(CONFIG);
		assertThat(history.epochs()).containsExactly(epoch(1, 0.8), epoch(2, 0.9), epoch(3, 0.9));
		assertThat(history.bestEpoch()).isEqualTo(2); // the third is no better
		assertThat(history.batchesPerEpoch()).isEqualTo(2);
		assertThat(history.batchLosses()).containsExactly(new float[]{2.5f, 2.25f}, new float[]{1.2346f, 1e30f},
				new float[]{1, 1});
	}

	@Test
	void whatIsNewIsThereAfterASecond() throws IOException {
		try (RunLog log = log(false, null)) {
			log.batchFinished(batch(1, 1, 3));
			assertThat(file()).doesNotExist();
			now += 999_000_000;
			log.batchFinished(batch(1, 2, 2));
			assertThat(file()).doesNotExist();
			now += 1_000_000;
			log.batchFinished(batch(1, 3, 1));
			assertThat(read(file()).batchLosses()).containsExactly(new float[]{3, 2, 1});
			log.batchFinished(batch(1, 4, 0.5));
			log.epochFinished(epoch(1, 0.5), true);
			assertThat(read(file()).batchLosses()).containsExactly(new float[]{3, 2, 1, 0.5f});
		}
		assertThat(file()).content().hasLineCount(4); // head, three steps, one step, epoch
	}

	@Test
	void closingWritesTheStepsOfAnUnfinishedEpoch() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
			log.batchFinished(batch(2, 1, 0.5));
		}
		assertThat(read(file()).batchLosses()).containsExactly(new float[]{2, 1}, new float[]{0.5f});
	}

	@Test
	void aResumedTrainingReplacesTheUnfinishedEpoch() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
			train(log, 2, 0.9, 0.5, 0.25);
			log.batchFinished(batch(3, 1, 9));
		}
		// A crash before the checkpoint of epoch 2 and in the middle of a line.
		Files.writeString(file(), "{\"batches\":{\"epo", StandardOpenOption.APPEND);
		try (RunLog log = log(true, null)) {
			log.batchFinished(batch(2, 1, 7));
		}
		assertThat(read(file()).batchLosses()).containsExactly(new float[]{2, 1}, new float[]{7});
		assertThat(read(file()).epochs()).containsExactly(epoch(1, 0.8));
		assertThat(Files.readString(file())).doesNotContain("\"epo{");
	}

	@Test
	void aResumedTrainingGoesOnWithTheLogOfItsModel() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
		}
		Path earlier = Files.move(file(), folder.resolve("earlier.jsonl"));
		try (RunLog log = log(true, earlier)) {
			train(log, 2, 0.9, 0.5, 0.25);
		}
		assertThat(read(file()).epochs()).containsExactly(epoch(1, 0.8), epoch(2, 0.9));
		assertThat(read(file()).batchLosses()).hasSize(2);
		assertThat(read(earlier).epochs()).hasSize(1);
	}

	@Test
	void aLogBegunLateKnowsOnlyTheRest() throws IOException {
		try (RunLog log = log(true, folder.resolve("none"))) {
			train(log, 3, 0.9, 0.5);
			train(log, 4, 0.8, 0.25);
		}
		assertThat(read(file()).batchLosses()).containsExactly(new float[0], new float[0], new float[]{0.5f}, new float[]{0.25f});
		assertThat(read(file()).epochs()).extracting(EpochResult::epoch).containsExactly(3, 4);
		assertThat(read(file()).bestEpoch()).isEqualTo(3);
	}

	@Test
	void aNewTrainingOfThatNameBeginsAnew() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
		}
		try (RunLog log = log(false, file())) {
			train(log, 1, 0.7, 5);
		}
		assertThat(read(file()).batchLosses()).containsExactly(new float[]{5});
	}

	@Test
	void aTrainingThatNeverBeginsLeavesNoLog() {
		log(false, null).close();
		assertThat(folder.resolve("runs")).doesNotExist();
	}

	@Test
	void aLogThatCannotBeWrittenDoesNotEndTheTraining() throws IOException {
		Files.writeString(folder.resolve("runs"), "a file where a folder should be");
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
			train(log, 2, 0.8, 2, 1);
		}
		assertThat(folder.resolve("runs")).isRegularFile();
	}

	@Test
	void aLineThatIsStillBeingWrittenIsIgnored() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
			train(log, 2, 0.9, 0.5, 0.25);
		}
		byte[] whole = Files.readAllBytes(file());
		int begin = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
		for (int length = begin; length < whole.length; length++) { // wherever the write has got to
			RunHistory history = RunHistory.parse(Arrays.copyOf(whole, length), "cut");
			assertThat(history.epochs().size()).isLessThanOrEqualTo(history.batchLosses().size()).isLessThanOrEqualTo(1);
		}
	}

	private RunHistory withLine(String line) throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
		}
		Files.writeString(file(), line + "\n{\"batches\":{\"epoch\":2,\"first\":1,\"losses\":[4]}}\n", StandardOpenOption.APPEND);
		return read(file());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "null", "[]", "{", "{}", "\u0000\u0000", "{\"batches\":{\"epoch\":0,\"first\":1,\"losses\":[1]}}",
			"{\"batches\":{\"epoch\":1,\"first\":1}}", "{\"batches\":{\"epoch\":1,\"first\":-5,\"losses\":[1]}}",
			"{\"batches\":{\"epoch\":1,\"first\":4,\"losses\":[1]}}", "{\"batches\":{\"epoch\":3,\"first\":1,\"losses\":[1]}}",
			"{\"batches\":{\"epoch\":2147483647,\"first\":2147483647,\"losses\":[1]}}",
			"{\"batches\":{\"epoch\":2,\"first\":1,\"losses\":[\"NaN\"]}}",
			"{\"batches\":{\"epoch\":2,\"first\":1,\"losses\":[1e99]}}",
			"{\"epoch\":{\"epoch\":2,\"trainingLoss\":\"Infinity\"}}", "{\"epoch\":{\"epoch\":2,\"trainingAccuracy\":1.5}}",
			"{\"epoch\":{\"epoch\":1001}}", "{\"epoch\":{\"epoch\":-1}}"})
	void damagedLinesAreLeftOut(String line) throws IOException {
		RunHistory history = withLine(line);
		assertThat(history.epochs()).containsExactly(epoch(1, 0.8));
		assertThat(history.batchLosses()).containsExactly(new float[]{2, 1}, new float[]{4});
	}

	@Test
	void aLineOfManyMegabytesIsLeftOut() throws IOException {
		assertThat(withLine("{\"batches\":{\"epoch\":2,\"first\":1,\"losses\":[" + "1,".repeat(1_000_000) + "1]}}").batchLosses())
				.containsExactly(new float[]{2, 1}, new float[]{4});
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "no newline", "not a log\n", "{}\n", "null\n", "{\"head\":{\"format\":1,\"name\":\"x\"}}\n",
			"{\"head\":{\"format\":1,\"config\":{\"epochs\":0}}}\n", "{\"epoch\":{\"epoch\":1}}\n"})
	void whatIsNoLogGetsASentence(String text) throws IOException {
		Path other = Files.writeString(folder.resolve("other.jsonl"), text);
		assertThatThrownBy(() -> read(other)).isInstanceOf(IOException.class).hasMessageContaining("other.jsonl")
				.hasMessageContaining("is not a training log").hasMessageEndingWith(".");
	}

	/** Bytes changed, removed and inserted at random, the same each time: the result is a history or a sentence. */
	@Test
	void damageOfAnyKindIsBorne() throws IOException {
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
			train(log, 2, 0.9, 0.5, 0.25);
		}
		byte[] whole = Files.readAllBytes(file());
		SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < 3000; i++) {
			byte[] bytes = whole.clone();
			for (int change = random.nextInt(1, 8); change > 0; change--) {
				int from = random.nextInt(bytes.length);
				int to = Math.min(bytes.length, from + random.nextInt(1, 20));
				int target = random.nextInt(bytes.length - (to - from) + 1);
				System.arraycopy(whole, from, bytes, target, to - from);
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			assertBorne(bytes);
		}
	}

	private static void assertBorne(byte[] bytes) {
		try {
			RunHistory history = RunHistory.parse(bytes, "damaged");
			assertThat(history.epochs()).allMatch(e -> Double.isFinite(e.trainingLoss()) && Double.isFinite(e.seconds()));
			assertThat(history.bestEpoch()).isBetween(0, 1000);
		} catch (IOException e) {
			assertThat(e).hasMessageContaining("damaged").hasMessageEndingWith(".");
		}
	}

	@Test
	void tooLargeOrTooNewAFileGetsASentence() throws IOException {
		assertThatThrownBy(() -> RunHistory.parse(new byte[RunHistory.MAX_BYTES + 1], "huge.jsonl"))
				.hasMessageContaining("huge.jsonl is larger than 32 MB");
		try (RunLog log = log(false, null)) {
			train(log, 1, 0.8, 2, 1);
		}
		Files.writeString(file(), Files.readString(file()).replace("\"format\":1", "\"format\":2"));
		assertThatThrownBy(() -> read(file())).hasMessageContaining("newer Digit Lab");
	}

	@Test
	void bothListenersHearEverything() {
		StringBuilder heard = new StringBuilder();
		TrainingListener one = new Heard(heard, "one");
		TrainingListener both = one.and(new Heard(heard, "two"));
		both.batchFinished(batch(1, 1, 1));
		both.epochFinished(epoch(1, 0.5), true);
		assertThat(heard).hasToString("one:batch two:batch one:epoch two:epoch ");
	}

	private record Heard(StringBuilder text, String who) implements TrainingListener {

		@Override
		public void batchFinished(BatchResult result) {
			text.append(who).append(":batch ");
		}

		@Override
		public void epochFinished(EpochResult result, boolean best) {
			text.append(who).append(":epoch ");
		}
	}

	/** Many steps fill many lines: none is longer than the reader accepts, and nothing is lost. */
	@Test
	void aLongEpochWithinASecondIsKeptWhole() throws IOException {
		try (RunLog log = log(false, null)) {
			for (int b = 1; b <= 25_000; b++) {
				log.batchFinished(batch(1, b, b / 1000.0));
			}
		}
		List<float[]> losses = read(file()).batchLosses();
		assertThat(losses).hasSize(1);
		assertThat(losses.getFirst()).hasSize(25_000);
		assertThat(losses.getFirst()[24_998]).isEqualTo(24.999f);
	}
}
