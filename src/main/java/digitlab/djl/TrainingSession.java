package digitlab.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.models.ModelMetadata;
import digitlab.training.Batch;
import digitlab.training.BatchLoader;
import digitlab.training.BatchResult;
import digitlab.training.ComputeDevice;
import digitlab.training.EpochResult;
import digitlab.training.FreeCores;
import digitlab.training.HardExamples;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.LearningRateSchedule;
import digitlab.training.Precision;
import digitlab.training.StopReason;
import digitlab.training.ThreadBudget;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** A training from its first to its last step. */
final class TrainingSession implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);
	private static final int EVALUATION_BATCH = 250;
	/** One thread augments some 25,000 images a second; a GPU was measured to consume 45,000 from four. */
	private static final int MAX_LOADER_THREADS = 4;
	private static final int TRAINING_IMAGES_MEASURED = 10_000;
	/** The number of training images measured after a stop, when the user is waiting. */
	private static final int IMAGES_MEASURED_IN_A_HURRY = 500;

	/** Key in a checkpoint: the difficulty of each image is. */
	private static final String LOSSES = "losses";

	private final TrainingTask task;
	private final Hyperparameters hyperparameters;
	private final ComputeDevice device;
	private final Precision precision;
	private final Model model;
	private final NDManager manager;
	private final Map<String, Parameter> weights;
	private final AdamW optimizer;
	private final Trainer trainer;
	private final WeightAverage average;
	private final int batches;
	private final LearningRateSchedule schedule;
	private final ThreadBudget threads;
	private final HardExamples hardExamples;
	private final List<EpochResult> epochs = new ArrayList<>();
	private int bestEpoch;
	private byte @Nullable [] best;
	private @Nullable String dataHash;
	private DigitDataset nonDigits;
	/** Owners of native memory in order of creation. */
	private final Deque<AutoCloseable> made = new ArrayDeque<>();

	/** @param precision see {@link Precision#on} */
	TrainingSession(TrainingTask task, ComputeDevice device, Precision precision) {
		this.task = task;
		this.hyperparameters = task.hyperparameters();
		this.device = device;
		this.precision = precision;
		this.threads = new ThreadBudget(hyperparameters.run().threads(), new FreeCores(), System::nanoTime);
		this.nonDigits = task.training().subset();
		this.hardExamples = new HardExamples(task.training().size());
		try {
			Device djlDevice = Torch.device(device.id());
			Torch.useThreads(threads.threads());
			Torch.recordNoGradients();
			Engine.getInstance().setRandomSeed(seed(0));
			AlexNet28 network = new AlexNet28(hyperparameters.regularisation().dropout(), casts());
			model = Model.newInstance(ModelMetadata.ALEXNET28, djlDevice);
			made.push(model);
			model.setBlock(network);
			Map<String, String> names = new HashMap<>();
			optimizer = new AdamW(hyperparameters.optimiser().weightDecay(), names);
			trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).optOptimizer(optimizer)
					.optDevices(new Device[]{djlDevice}));
			made.push(trainer);
			trainer.initialize(new Shape(1, 1, DigitImage.SIDE, DigitImage.SIDE));
			weights = StateDict.of(network);
			weights.forEach((name, parameter) -> names.put(parameter.getId(), name));
			manager = trainer.getManager();
			average = new WeightAverage(djlDevice, weights, hyperparameters.regularisation().weightAveraging(), startShare());
			made.push(average);
			batches = BatchLoader.batches(task.training().size(), hyperparameters.optimiser().batchSize());
			schedule = LearningRateSchedule.of(hyperparameters, batches);
		} catch (RuntimeException | Error e) { // for example, out of memory: nothing else could release what was created
			close();
			throw e;
		}
	}

	private @Nullable Bfloat16 casts() {
		if (precision != Precision.BFLOAT16) {
			return null;
		}
		Bfloat16 casts = new Bfloat16();
		made.push(casts);
		return casts;
	}

	private void begin(Path start) throws IOException {
		try (NDManager scope = manager.newSubManager()) {
			StateDict.load(model.getBlock(), StateDict.decode(scope, Files.readAllBytes(start)));
			average.begin();
		} catch (IllegalArgumentException e) {
			throw new IOException(tr("The weights %s cannot be trained on: %s.", start, e.getMessage()), e);
		}
	}

	TrainingResult run(TrainingListener listener, CancellationToken cancellation) throws IOException {
		long started = System.nanoTime();
		if (task.resume()) {
			restore();
		} else if (task.start() != null) {
			begin(task.start().weights());
		}
		nonDigits = nonDigits(cancellation);
		listener.networkReady(epochs.size(), average.kept()::logits);
		double secondsBefore = epochs.stream().mapToDouble(EpochResult::seconds).sum();
		StopReason reason = StopReason.COMPLETED;
		while (reason == StopReason.COMPLETED && epochs.size() < hyperparameters.optimiser().epochs()) {
			reason = hasNoHope() ? StopReason.EARLY : runEpoch(epochs.size() + 1, listener, cancellation);
		}
		double imagesPerSecond = epochs.stream().mapToDouble(EpochResult::imagesPerSecond).average().orElse(0);
		return new TrainingResult(reason, List.copyOf(epochs),
				bestEpoch(reason == StopReason.STOPPED ? IMAGES_MEASURED_IN_A_HURRY : TRAINING_IMAGES_MEASURED),
				StateDict.trainable(model.getBlock()), device.id(), precision, imagesPerSecond, secondsBefore + seconds(started));
	}

	/** On a CPU, the training itself needs the cores. */
	private int loaderThreads() {
		return device.id().equals("cpu") ? 1 : Math.min(hyperparameters.run().threads(), MAX_LOADER_THREADS);
	}

	private DigitDataset nonDigits(CancellationToken cancellation) {
		try {
			return task.nonDigits(cancellation);
		} catch (CancellationException e) {
			return task.training().subset(); // the first epoch will notice
		}
	}

	/** Whether the last epochs, as many as the patience allows, brought no improvement. */
	private boolean hasNoHope() {
		return hyperparameters.run().patience() > 0 && epochs.size() - bestEpoch >= hyperparameters.run().patience();
	}

	private StopReason runEpoch(int epoch, TrainingListener listener, CancellationToken cancellation) throws IOException {
		long started = System.nanoTime();
		// Dropout draws from libtorch's generator; seeding it anew lets a resumed training draw the same.
		Engine.getInstance().setRandomSeed(seed(epoch));
		long step = (long) (epoch - 1) * batches;
		RunningMetrics training = new RunningMetrics();
		try (BatchLoader loader = new BatchLoader(task.training(), nonDigits, hardExamples, hyperparameters, epoch,
				loaderThreads())) {
			for (int b = 1; b <= batches; b++, step++) {
				if (cancellation.isCancelled()) {
					return StopReason.STOPPED;
				}
				Torch.useThreads(threads.threads());
				double loss = step(loader.next(), step, training);
				if (!Double.isFinite(loss)) {
					return StopReason.DIVERGED;
				}
				listener.batchFinished(new BatchResult(epoch, b, batches, hyperparameters.optimiser().epochs(), loss));
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return StopReason.STOPPED;
		} catch (ExecutionException e) {
			throw new IllegalStateException("The training images could not be prepared: " + e.getCause(), e);
		}
		double imagesPerSecond = training.images / seconds(started);
		RunningMetrics validation = evaluate(average.kept(), task.validation());
		EpochResult result = new EpochResult(epoch, training.loss(), training.accuracy(), validation.loss(),
				validation.accuracy(), schedule.at(step - 1), imagesPerSecond, seconds(started));
		keep(result, listener);
		return StopReason.COMPLETED;
	}

	/** One step of gradient descent; returns the batch's loss. */
	private double step(Batch batch, long step, RunningMetrics metrics) {
		double loss = learn(batch, step, metrics);
		// Outside the gradient collector: if recorded, the average would retain the history of all steps.
		average.follow(step);
		return loss;
	}

	private double learn(Batch batch, long step, RunningMetrics metrics) {
		try (NDManager scope = manager.newSubManager(); GradientCollector collector = trainer.newGradientCollector()) {
			NDArray images = Torch.images(scope, batch.pixels(), batch.images()); // (N, 1, 28, 28)
			NDArray targets = scope.create(batch.targets(), new Shape(batch.images(), 10)); // (N, 10)
			NDArray logits = trainer.forward(new NDList(images)).singletonOrThrow(); // (N, 10)
			NDArray loss = logits.logSoftmax(1).mul(targets).sum().div(-batch.images()); // ()
			collector.backward(loss);
			optimizer.prepare(step, schedule.at(step));
			trainer.step();
			double value = loss.getFloat();
			metrics.add(batch, logits.toFloatArray(), value, hardExamples);
			return value;
		}
	}

	private void keep(EpochResult result, TrainingListener listener) throws IOException {
		boolean isBest = bestEpoch == 0 || result.isBetterThan(epochs.get(bestEpoch - 1));
		epochs.add(result);
		if (isBest) {
			bestEpoch = result.epoch();
			best = StateDict.encode(average.kept().arrays());
		}
		listener.epochFinished(result, isBest);
		listener.networkReady(result.epoch(), average.kept()::logits);
		if (task.checkpoint() != null) {
			writeCheckpoint(task.checkpoint());
		}
	}

	private void writeCheckpoint(Path file) throws IOException {
		Map<String, NDArray> state = new HashMap<>(optimizer.state());
		weights.forEach((name, parameter) -> state.put("weight." + name, parameter.getArray()));
		average.addTo(state);
		try (NDManager scope = manager.newSubManager()) {
			state.put(LOSSES, scope.create(hardExamples.losses()));
			if (best != null) {
				StateDict.decode(scope, best).forEach((name, array) -> state.put("best." + name, array));
			}
			Checkpoint.write(file, scope, state, state(epochs));
		}
	}

	private void restore() throws IOException {
		if (task.checkpoint() == null) {
			throw new IllegalStateException("This training keeps no checkpoint to resume from.");
		}
		Map<String, NDArray> state = new HashMap<>();
		try (NDManager scope = manager.newSubManager()) {
			Checkpoint.History history = Checkpoint.read(task.checkpoint(), state(List.of()), scope, state);
			state.forEach(StateDict::checkFinite);
			epochs.addAll(history.epochs());
			for (EpochResult result : epochs) {
				if (bestEpoch == 0 || result.isBetterThan(epochs.get(bestEpoch - 1))) {
					bestEpoch = result.epoch();
				}
			}
			weights.forEach((name, parameter) -> StateDict.fitting(state, "weight." + name, parameter.getArray())
					.copyTo(parameter.getArray()));
			Map<String, NDArray> kept = new LinkedHashMap<>(); // in the file's order
			average.restore(state);
			average.kept().arrays().forEach((name, array) -> kept.put(name, StateDict.fitting(state, "best." + name, array)));
			best = StateDict.encode(kept);
			weights.forEach((name, parameter) -> {
				for (String moment : List.of("mean." + name, "variance." + name)) {
					if (state.containsKey(moment)) { // running statistics are not trained and have none
						StateDict.fitting(state, moment, parameter.getArray());
					}
				}
			});
			optimizer.restore(state, manager);
			hardExamples.restore(StateDict.fitting(state, LOSSES, scope.create(hardExamples.losses())).toFloatArray());
		} catch (IllegalArgumentException e) {
			throw Checkpoint.damaged(task.checkpoint(), e);
		}
	}

	/** Identifies the training; device and precision are the actual ones, however they were chosen. */
	private Checkpoint.History state(List<EpochResult> done) {
		if (dataHash == null) {
			dataHash = Checkpoint.hash(task.training(), task.validation());
		}
		// Without the precision if it is 32-bit floats: as in earlier versions, which had no other.
		String chosen = hyperparameters.with(Hyperparameter.DEVICE, "auto").toString().replace(
				", precision=" + hyperparameters.run().precision(),
				precision == Precision.FLOAT32 ? "" : ", precision=" + precision.label());
		String words = chosen + ", " + task.training().size() + " training and "
				+ task.validation().size()
				+ " validation images" + (startShare() == 0 ? "" : ", beginning with " + task.start());
		return new Checkpoint.History(words, dataHash, device.id(), done);
	}

	/** The epoch whose weights are kept, with their accuracy on evenly chosen, unaugmented training images. */
	private TrainingResult.@Nullable BestEpoch bestEpoch(int atMost) {
		if (best == null) {
			return null;
		}
		try (NDManager scope = manager.newSubManager()) {
			Network network = average.kept();
			StateDict.load(network.block(), StateDict.decode(scope, best));
			return new TrainingResult.BestEpoch(bestEpoch, best,
					evaluate(network, task.training().evenly(atMost)).accuracy());
		}
	}

	private static RunningMetrics evaluate(Network network, DigitDataset data) {
		RunningMetrics metrics = new RunningMetrics();
		for (int from = 0; from < data.size(); from += EVALUATION_BATCH) {
			int to = Math.min(data.size(), from + EVALUATION_BATCH);
			float[][] logits = network.logits(IntStream.range(from, to).mapToObj(data::image).toList());
			for (int i = from; i < to; i++) {
				metrics.add(data.label(i), logits[i - from]);
			}
		}
		return metrics;
	}

	private double startShare() {
		return task.start() == null ? 0 : task.start().share();
	}

	private int seed(int epoch) {
		return Long.hashCode(hyperparameters.run().seed() * 1_000_003 + epoch);
	}

	private static double seconds(long since) {
		return (System.nanoTime() - since) / 1e9;
	}

	@Override
	public void close() {
		while (!made.isEmpty()) {
			try {
				made.pop().close();
			} catch (Exception e) {
				LOG.warn("Something of a training is not given back", e);
			}
		}
	}
}
