package digitlab.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.recognition.Weights;
import digitlab.training.Augmentation;
import digitlab.training.AugmentationConfig;
import digitlab.training.BatchResult;
import digitlab.training.ComputeDevice;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.InitialWeights;
import digitlab.training.LearningRateDecay;
import digitlab.training.Precision;
import digitlab.training.ShortTraining;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

/** 48 generated training digits, 12 held out, three steps per epoch. */
class DjlTrainerTest {

	private final DjlTrainer trainer = new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE));

	@TempDir
	private Path folder;

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	private static TrainingTask task(Hyperparameters hyperparameters, Path checkpoint, boolean resume) throws IOException {
		return TrainingTask.holdOut(hyperparameters, EngineForTests.digits(60), checkpoint, resume);
	}

	private TrainingResult train(TrainingTask task) throws IOException {
		return trainer.train(task, TrainingListener.NONE, new CancellationToken());
	}

	private static List<Double> losses(TrainingResult result) {
		return result.epochs().stream().flatMap(e -> List.of(e.trainingLoss(), e.validationLoss()).stream()).toList();
	}

	/** Stops after a number of steps, as a user might. */
	private record StopAfter(int steps, CancellationToken cancellation) implements TrainingListener {

		@Override
		public void batchFinished(BatchResult result) {
			if ((result.epoch() - 1) * result.batches() + result.batch() == steps) {
				cancellation.cancel();
			}
		}
	}

	@Test
	void theSameSeedGivesTheSameLossesAndWeights() throws IOException {
		TrainingResult first = train(task(EngineForTests.hyperparameters(2), null, false));
		TrainingResult second = train(task(EngineForTests.hyperparameters(2), null, false));
		assertThat(losses(first)).isEqualTo(losses(second)).hasSize(4);
		assertThat(first.weights()).isEqualTo(second.weights());
		assertThat(first.reason()).isEqualTo(StopReason.COMPLETED);
	}

	/**
	 * As on a processor with instructions for bfloat16; on another it is only slow. Its losses are other ones than those of 32-bit
	 * floats, by less than a step of bfloat16 (1/128) times the four layers that round to it on the way of each.
	 */
	@Test
	void inBfloat16ATrainingIsTheSameEachTimeAndCanBeResumed() throws IOException {
		DjlTrainer onNew = new DjlTrainer(() -> List.of(new ComputeDevice("cpu", "CPU", "cpu", true, "", true)));
		Hyperparameters hyperparameters = EngineForTests.hyperparameters(2).with(Hyperparameter.PRECISION, Precision.AUTO);
		TrainingResult whole = onNew.train(task(hyperparameters, null, false), TrainingListener.NONE, new CancellationToken());
		assertThat(whole.precision()).isEqualTo(Precision.BFLOAT16);
		Path checkpoint = folder.resolve("checkpoint.safetensors");
		CancellationToken cancellation = new CancellationToken();
		onNew.train(task(hyperparameters, checkpoint, false), new StopAfter(4, cancellation), cancellation);
		int before = NativeArrays.count();
		TrainingResult resumed = onNew.train(task(hyperparameters, checkpoint, true), TrainingListener.NONE,
				new CancellationToken());
		assertThat(NativeArrays.count()).isEqualTo(before);
		assertThat(losses(resumed)).isEqualTo(losses(whole));
		assertThat(resumed.weights()).isEqualTo(whole.weights());
		TrainingResult inFloats = train(task(EngineForTests.hyperparameters(2), null, false));
		assertThat(inFloats.precision()).isEqualTo(Precision.FLOAT32);
		assertThat(losses(whole)).isNotEqualTo(losses(inFloats));
		assertThat(whole.epochs().getFirst().trainingLoss()).isCloseTo(inFloats.epochs().getFirst().trainingLoss(),
				withinPercentage(4 * 100 / 128.0));
		DjlTrainer onOld = new DjlTrainer(() -> List.of(new ComputeDevice("cpu", "CPU", "cpu", true, "")));
		assertThatThrownBy(() -> onOld.train(task(hyperparameters, checkpoint, true), TrainingListener.NONE,
				new CancellationToken())).hasMessageContaining("had different settings")
				.hasMessageContaining("precision=bfloat16");
	}

	/** Asked between the epochs, the network is that which is kept, and the training is the same as without. */
	@Test
	void theNetworkCanBeAskedBeforeTheFirstStepAndAfterEveryEpoch() throws IOException {
		List<DigitImage> images = List.of(EngineForTests.digits(60).image(0));
		List<Integer> epochs = new ArrayList<>();
		List<float[]> logits = new ArrayList<>();
		TrainingListener asking = new TrainingListener() {
			@Override
			public void networkReady(int epoch, Function<List<DigitImage>, float[][]> network) {
				epochs.add(epoch);
				logits.add(network.apply(images)[0]);
			}
		};
		TrainingResult asked = trainer.train(task(EngineForTests.hyperparameters(2), null, false), asking,
				new CancellationToken());
		assertThat(epochs).containsExactly(0, 1, 2);
		try (DjlClassifier best = DjlClassifier.open(Weights.of(asked.weights()), 1)) {
			assertThat(logits.get(asked.bestEpoch())).isEqualTo(best.logits(images)[0]);
		}
		assertThat(asked.weights()).isEqualTo(train(task(EngineForTests.hyperparameters(2), null, false)).weights());
	}

	/** 48 digits and 30 sketches, a quarter as many non-digits: 4 steps of 16 digits and 4 others per epoch. */
	@Test
	void aVariedTrainingCountsItsDigitsAloneAndCanBeResumed() throws IOException {
		Hyperparameters varied = EngineForTests.hyperparameters(2)
				.with(Hyperparameter.PENS, 1.5).with(Hyperparameter.RESAMPLING, 0.5).with(Hyperparameter.ERASING, 0.5)
				.with(Hyperparameter.SKETCHES, 30).with(Hyperparameter.NON_DIGITS, 0.25);
		TrainingResult whole = train(task(varied, null, false));
		assertThat(whole.epochs()).allMatch(epoch -> epoch.trainingAccuracy() >= 0 && epoch.trainingAccuracy() <= 1);
		assertResumesTo(whole, varied, 4);
	}

	/** Which images are hard is known after two epochs, and survives a stop after the third. */
	@Test
	void hardExamplesAreMetFromTheThirdEpochOnAndCanBeResumed() throws IOException {
		Hyperparameters hard = meetingTheHardest(3, Augmentation.ELASTIC);
		assertResumesTo(train(task(hard, null, false)), hard, 9);
		// Unaugmented: with hard examples, an image's variation also depends on its position.
		List<Double> met = losses(train(task(meetingTheHardest(3, Augmentation.NONE), null, false)));
		List<Double> alike = losses(train(task(meetingTheHardest(1, Augmentation.NONE), null, false)));
		assertThat(met.subList(0, 4)).isEqualTo(alike.subList(0, 4));
		assertThat(met.subList(4, 8)).doesNotContainAnyElementsOf(alike.subList(4, 8));
	}

	private static Hyperparameters meetingTheHardest(int times, Augmentation augmentation) {
		Hyperparameters usual = EngineForTests.hyperparameters(4);
		return usual.with(Hyperparameter.AUGMENTATION, augmentation).with(Hyperparameter.HARD_EXAMPLES, times);
	}

	/** Stopped after this many steps and resumed, a training ends like {@code whole}. */
	private void assertResumesTo(TrainingResult whole, Hyperparameters hyperparameters, int steps) throws IOException {
		Path checkpoint = folder.resolve("checkpoint.safetensors");
		CancellationToken cancellation = new CancellationToken();
		TrainingResult part = trainer.train(task(hyperparameters, checkpoint, false), new StopAfter(steps, cancellation),
				cancellation);
		assertThat(part.reason()).isEqualTo(StopReason.STOPPED);
		TrainingResult resumed = train(task(hyperparameters, checkpoint, true));
		assertThat(losses(resumed)).isEqualTo(losses(whole)).hasSize(2 * hyperparameters.optimiser().epochs());
		assertThat(resumed.weights()).isEqualTo(whole.weights());
	}

	@Test
	void aTrainingCanBeginWithWeights() throws IOException {
		TrainingResult before = train(task(EngineForTests.hyperparameters(1), null, false));
		Path weights = Files.write(folder.resolve("weights.safetensors"), before.weights());
		// Steps too small to matter and no averaging: the result is the initial weights.
		Hyperparameters still = ShortTraining.of(1, 16, 1e-9, 0, 0, 0, 0, 0, Augmentation.NONE, 12, 4, 1, "cpu");
		TrainingResult after = train(task(still, null, false).beginningWith(new InitialWeights(weights, 0)));
		assertThat(lastLayer(after)).containsExactly(lastLayer(before), offset(1e-6f));
		assertThat(lastLayer(train(task(still, null, false)))).isNotEqualTo(lastLayer(before));

		Path other = Files.write(folder.resolve("other.safetensors"), new byte[20]);
		assertThatThrownBy(
				() -> train(task(EngineForTests.hyperparameters(1), null, false).beginningWith(new InitialWeights(other, 0))))
				.isInstanceOf(IOException.class).hasMessageStartingWith("The weights " + other + " cannot be trained on: ");
	}

	private static float[] lastLayer(TrainingResult result) {
		try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
			return StateDict.decode(manager, result.weights()).get("fc3.weight").toFloatArray();
		}
	}

	@Test
	void aResumedTrainingEndsAsIfItHadNeverStopped() throws IOException {
		TrainingResult whole = train(task(EngineForTests.hyperparameters(3), null, false));
		Path checkpoint = folder.resolve("run/checkpoint.safetensors");
		for (int steps : new int[]{4, 6}) { // in the middle of the second epoch, and right at its end
			CancellationToken cancellation = new CancellationToken();
			TrainingTask task = task(EngineForTests.hyperparameters(3), checkpoint, Files.exists(checkpoint));
			TrainingResult part = trainer.train(task, new StopAfter(steps, cancellation), cancellation);
			assertThat(part.reason()).isEqualTo(StopReason.STOPPED);
			assertThat(part.weights()).isNotNull();
		}
		TrainingResult resumed = trainer.train(task(EngineForTests.hyperparameters(3), checkpoint, true), new TrainingListener() {
			@Override
			public void batchFinished(BatchResult result) {
				// What was read from the checkpoint must not be in buffers that are freed.
				System.gc();
			}
		}, new CancellationToken());
		assertThat(losses(resumed)).isEqualTo(losses(whole)).hasSize(6);
		assertThat(resumed.weights()).isEqualTo(whole.weights());
	}

	/** Three steps per epoch: at the end of the first epoch, within the second, at its end, within the third. */
	@ParameterizedTest
	@ValueSource(ints = {3, 4, 5, 6, 7, 8})
	void whereverItStoppedAResumedTrainingEndsAlike(int steps) throws IOException {
		TrainingResult whole = train(task(EngineForTests.hyperparameters(3), null, false));
		assertResumesTo(whole, EngineForTests.hyperparameters(3), steps);
	}

	@Test
	void otherSettingsCannotGoOnFromACheckpoint() throws IOException {
		Path checkpoint = folder.resolve("checkpoint.safetensors");
		train(task(EngineForTests.hyperparameters(1), checkpoint, false));
		assertThatThrownBy(() -> train(task(EngineForTests.hyperparameters(2), checkpoint, true))).isInstanceOf(IOException.class)
				.hasMessageContaining("had different settings or data");
		Files.write(checkpoint, new byte[100]);
		assertThatThrownBy(() -> train(task(EngineForTests.hyperparameters(1), checkpoint, true)))
				.hasMessageContaining("cannot be read (it is not a safetensors file); discard it and start again");
		assertThatThrownBy(() -> train(task(EngineForTests.hyperparameters(1), folder.resolve("none"), true)))
				.hasMessageContaining("There is no interrupted training");
	}

	@Test
	void otherDataOfTheSameSizeCannotGoOn() throws IOException {
		Path checkpoint = folder.resolve("checkpoint.safetensors");
		TrainingTask begun = task(EngineForTests.hyperparameters(1), checkpoint, false);
		train(begun);
		DigitDataset training = begun.training();
		byte[] pixels = new byte[training.size() * DigitImage.PIXELS];
		byte[] labels = new byte[training.size()];
		for (int i = 0; i < labels.length; i++) {
			training.copyPixels(i, pixels, i * DigitImage.PIXELS);
			labels[i] = (byte) training.label(i);
		}
		labels[0] = (byte) ((labels[0] + 1) % 10);
		TrainingTask other = new TrainingTask(begun.hyperparameters(), new DigitDataset(training.source(), pixels, labels),
				begun.validation(), checkpoint, true);
		assertThatThrownBy(() -> train(other)).hasMessageContaining("had different settings or data");
	}

	@Test
	void anotherKindOfDeviceCannotGoOn() throws IOException {
		Path file = folder.resolve("checkpoint.safetensors");
		Checkpoint.History now = new Checkpoint.History("words", "hash", "cpu", List.of());
		try (NDManager manager = NDManager.newBaseManager()) {
			Checkpoint.write(file, manager, Map.of(), new Checkpoint.History("words", "hash", "cuda:0", List.of()));
			assertThat(Checkpoint.device(file)).isEqualTo("cuda:0");
			assertThatThrownBy(() -> Checkpoint.read(file, now, manager, new HashMap<>())).hasMessageContaining(
					"ran on cuda:0 and would continue on cpu, with different results: choose the device cuda:0.");
			Checkpoint.write(file, manager, Map.of(), new Checkpoint.History("words", null, null, List.of()));
			assertThatThrownBy(() -> Checkpoint.read(file, now, manager, new HashMap<>()))
					.hasMessageContaining("of an earlier version of Digit Lab");
		}
	}

	/** Started with "auto" on the CPU, where a GPU can be used later. */
	@Test
	void autoGoesOnWhereItBegan() throws IOException {
		Path checkpoint = folder.resolve("checkpoint.safetensors");
		Hyperparameters hyperparameters = EngineForTests.hyperparameters(2).with(Hyperparameter.DEVICE, "auto");
		CancellationToken cancellation = new CancellationToken();
		trainer.train(task(hyperparameters, checkpoint, false), new StopAfter(4, cancellation), cancellation);
		ComputeDevice cpu = new ComputeDevice("cpu", "CPU", "cpu", true, "");
		ComputeDevice gpu = new ComputeDevice("cuda:0", "GPU", "cuda", true, "");
		TrainingResult resumed = new DjlTrainer(() -> List.of(cpu, gpu)).train(task(hyperparameters, checkpoint, true),
				TrainingListener.NONE, new CancellationToken());
		assertThat(resumed.device()).isEqualTo("cpu");
		assertThat(resumed.epochs()).hasSize(2);
	}

	/** Without images, when most is already allocated. */
	@Test
	void aTrainingThatCannotBeginGivesItsMemoryBack() throws IOException {
		train(task(EngineForTests.hyperparameters(1), null, false));
		int before = NativeArrays.count();
		assertThatThrownBy(() -> train(new TrainingTask(EngineForTests.hyperparameters(1), null, null, null, false)))
				.isInstanceOf(NullPointerException.class);
		assertThat(NativeArrays.count()).isEqualTo(before);
	}

	@Test
	void theBestEpochIsKept() throws IOException {
		AtomicReference<EpochResult> best = new AtomicReference<>();
		TrainingResult result = trainer.train(task(EngineForTests.hyperparameters(4), null, false), new TrainingListener() {
			@Override
			public void epochFinished(EpochResult epoch, boolean isBest) {
				if (isBest) {
					best.set(epoch);
				}
			}
		}, new CancellationToken());
		assertThat(result.bestEpoch()).isEqualTo(best.get().epoch());
		assertThat(result.epochs()).noneMatch(e -> e.isBetterThan(best.get()));
		assertThat(result.validationAccuracy()).isEqualTo(best.get().validationAccuracy());
	}

	/** With a learning rate near zero, no epoch is better or worse than the first. */
	@Test
	void patienceEndsATrainingThatGetsNoBetter() throws IOException {
		Hyperparameters still = ShortTraining.of(9, 16, 1e-12, 0, 0, 0, 0, 0, Augmentation.NONE, 12, 3, 1, "cpu")
				.with(Hyperparameter.DECAY, LearningRateDecay.NONE).with(Hyperparameter.STRENGTH, 1.0)
				.with(Hyperparameter.PATIENCE, 2);
		TrainingResult result = train(task(still, null, false));
		assertThat(result.reason()).isEqualTo(StopReason.EARLY);
		assertThat(result.epochs().size() - result.bestEpoch()).isEqualTo(2);
	}

	@Test
	void aTrainingCanBeginWithAnotherOnesWeights() throws IOException {
		TrainingResult first = train(task(EngineForTests.hyperparameters(4), null, false));
		Path weights = Files.write(folder.resolve("weights.safetensors"), first.weights());
		Hyperparameters still = ShortTraining.of(1, 16, 1e-12, 0, 0, 0, 0.5, 0, Augmentation.NONE, 12, 3, 1, "cpu");
		TrainingTask task = task(still, null, false);
		TrainingResult second = train(
				new TrainingTask(still, task.training(), task.validation(), null, false, new InitialWeights(weights, 0)));
		assertThat(second.validationAccuracy()).isGreaterThanOrEqualTo(first.validationAccuracy());
		Path damaged = Files.write(folder.resolve("damaged"), new byte[20]);
		assertThatThrownBy(() -> train(new TrainingTask(still, task.training(), task.validation(), null, false,
				new InitialWeights(damaged, 0))))
				.hasMessageContaining("cannot be trained on: it is not a safetensors file.");
	}

	/**
	 * The result is a quarter of the initial weights and three quarters of what the same training gives alone, even if it was
	 * stopped in between.
	 */
	@Test
	void aShareOfTheStartIsKept() throws IOException {
		Path start = Files.write(folder.resolve("start.safetensors"),
				train(task(EngineForTests.hyperparameters(1), null, false)).weights());
		Hyperparameters hyperparameters = EngineForTests.hyperparameters(2);
		Path checkpoint = folder.resolve("checkpoint.safetensors");
		byte[] alone = train(task(hyperparameters, null, false).beginningWith(new InitialWeights(start, 0))).weights();
		TrainingTask task = task(hyperparameters, checkpoint, false).beginningWith(new InitialWeights(start, 0.25));
		TrainingResult mixed = train(task);
		assertThat(mixed.epochs()).hasSize(2);
		try (NDManager manager = NDManager.newBaseManager()) {
			Map<String, NDArray> from = StateDict.decode(manager, Files.readAllBytes(start));
			Map<String, NDArray> to = StateDict.decode(manager, alone);
			StateDict.decode(manager, mixed.weights()).forEach((name, array) -> {
				NDArray expected = to.get(name).mul(0.75).add(from.get(name).mul(0.25));
				assertThat(array.getShape()).as(name).isEqualTo(expected.getShape());
				// AssertJ takes a minute to compare a million values one by one.
				assertThat(array.sub(expected).abs().max().getFloat()).as(name).isLessThanOrEqualTo(1e-6f);
			});
		}
		CancellationToken cancellation = new CancellationToken();
		trainer.train(task, new StopAfter(4, cancellation), cancellation);
		Path gone = folder.resolve("gone.safetensors");
		Files.move(start, gone); // what is needed of it is in the checkpoint
		TrainingTask again = task(hyperparameters, checkpoint, true);
		assertThat(train(again.beginningWith(new InitialWeights(start, 0.25))).weights()).isEqualTo(mixed.weights());
		assertThatThrownBy(() -> train(again.beginningWith(new InitialWeights(start, 0.5))))
				.hasMessageContaining("had different settings or data");
	}

	@Test
	void stoppedBeforeTheFirstEpochThereIsNothingToKeep() throws IOException {
		CancellationToken cancellation = new CancellationToken();
		TrainingResult result = trainer.train(task(EngineForTests.hyperparameters(3), null, false),
				new StopAfter(1, cancellation), cancellation);
		assertThat(result.reason()).isEqualTo(StopReason.STOPPED);
		assertThat(result.weights()).isNull();
		assertThat(result.bestEpoch()).isZero();
	}

	@Test
	void onlyOneTrainingRunsAtATime() throws IOException {
		AtomicReference<Throwable> refused = new AtomicReference<>();
		CancellationToken cancellation = new CancellationToken();
		trainer.train(task(EngineForTests.hyperparameters(1), null, false), new TrainingListener() {
			@Override
			public void batchFinished(BatchResult result) {
				try {
					train(task(EngineForTests.hyperparameters(1), null, false));
				} catch (IllegalStateException | IOException e) {
					refused.set(e);
					cancellation.cancel();
				}
			}
		}, cancellation);
		assertThat(refused.get()).hasMessage("A training is already running; stop it, or wait for it to finish.");
	}

	@Test
	void aDeviceThatIsNotThereIsNamed() throws IOException {
		Hyperparameters hyperparameters = EngineForTests.hyperparameters(1);
		Hyperparameters onGpu = ShortTraining.of(1, 16, 1e-3, 0, 0, 0, 0, 0, hyperparameters.augmentation().kind(), 12, 3, 1,
				"cuda:0");
		assertThatThrownBy(() -> train(task(onGpu, null, false))).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("The device cuda:0 cannot be used: there is no NVIDIA driver.");
	}

	/**
	 * The process's own memory, which includes what no Java object knows of: 240 steps may add a few megabytes to the 60 before
	 * them; once, every step kept a 4 MB copy of the averaged weights alive.
	 */
	@Test
	@EnabledOnOs(OS.LINUX)
	void residentMemoryDoesNotGrowWithTheSteps() throws IOException {
		Hyperparameters small = ShortTraining.of(25, 4, 1e-3, 0.1, 1e-2, 0, 0.9, 0, Augmentation.NONE, 12, 3, 1, "cpu");
		long[] megabytes = new long[26];
		trainer.train(task(small, null, false), new TrainingListener() {
			@Override
			public void epochFinished(EpochResult result, boolean best) {
				System.gc();
				megabytes[result.epoch()] = residentMegabytes();
			}
		}, new CancellationToken());
		assertThat(megabytes[25] - megabytes[5]).isLessThan(150);
	}

	private static long residentMegabytes() {
		try {
			String line = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmRSS")).findFirst()
					.orElseThrow();
			return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** 12 and 120 steps leave the same number of arrays behind: none. */
	@Test
	void nativeMemoryDoesNotGrowWithTheEpochs() throws IOException {
		train(task(EngineForTests.hyperparameters(1), null, false));
		int before = NativeArrays.count();
		train(task(EngineForTests.hyperparameters(2), null, false));
		assertThat(NativeArrays.count()).isEqualTo(before);
		int[] inEpoch = new int[8];
		trainer.train(task(EngineForTests.hyperparameters(8), null, false), new TrainingListener() {
			@Override
			public void epochFinished(EpochResult result, boolean best) {
				inEpoch[result.epoch() - 1] = NativeArrays.count();
			}
		}, new CancellationToken());
		assertThat(inEpoch[7]).isEqualTo(inEpoch[1]);
	}
}
