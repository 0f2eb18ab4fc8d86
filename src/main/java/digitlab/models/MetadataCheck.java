package digitlab.models;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import digitlab.training.EpochResult;
import org.jspecify.annotations.Nullable;

/** Finds what cannot be in a model's description: files from elsewhere may contain anything. */
final class MetadataCheck {

	/** Longer trainings than thirty years, and faster ones than this many images per second, did not happen. */
	private static final double MOST_SECONDS = 1e9;
	private static final double MOST_IMAGES = 1e9;
	private static final int LATEST_YEAR = 9999;
	private static final int LONGEST_VERSION = 80;

	private final List<String> faults = new ArrayList<>();

	private MetadataCheck() {
	}

	/** The key of the first value that is missing or out of its range, such as "test.accuracy"; empty if there is none. */
	static Optional<String> fault(ModelMetadata metadata) {
		MetadataCheck check = new MetadataCheck();
		check.top(metadata);
		check.part("data", metadata.data(), check::data);
		check.part("config", metadata.hyperparameters(),
				config -> check.require("config", () -> config.augmentation() != null && config.run().device() != null));
		check.part("run", metadata.run(), check::run);
		check.test(metadata.test());
		check.require("doubt", () -> metadata.calibration() == null || metadata.calibration().hasSoundNumbers());
		return check.faults.stream().findFirst();
	}

	@FunctionalInterface
	private interface Part<T> {
		void check(T part);
	}

	private <T> void part(String key, @Nullable T part, Part<T> what) {
		if (part == null) {
			faults.add(key);
		} else {
			what.check(part);
		}
	}

	/** @param isSound is asked only if no fault was found before, and may rely on that */
	private void require(String key, BooleanSupplier isSound) {
		if (faults.isEmpty() && !isSound.getAsBoolean()) {
			faults.add(key);
		}
	}

	private void top(ModelMetadata metadata) {
		require("format", () -> metadata.format() >= 1);
		require("name", () -> metadata.name() != null);
		require("architecture", () -> metadata.architecture() != null);
		require("parameters", () -> metadata.parameters() >= 0);
		require("created", () -> metadata.created() != null && isTime(metadata.created()));
		require("version", () -> metadata.version() != null && metadata.version().length() <= LONGEST_VERSION);
		require("normalisation", () -> metadata.normalisation() != null);
	}

	private void data(ModelMetadata.Data data) {
		require("data.source", () -> data.source() != null);
		require("data.trainingImages", () -> data.trainingImages() >= 0);
		require("data.validationImages", () -> data.validationImages() >= 0);
	}

	private void run(ModelMetadata.Run run) {
		require("run.device", () -> run.device() != null);
		require("run.stopReason", () -> run.stopReason() != null);
		require("run.trainAccuracy", () -> isShare(run.trainAccuracy()));
		require("run.validationAccuracy", () -> isShare(run.validationAccuracy()));
		require("run.imagesPerSecond", () -> isBetween(run.imagesPerSecond(), MOST_IMAGES));
		require("run.seconds", () -> isBetween(run.seconds(), MOST_SECONDS));
		// Those of a training that diverged may not be numbers.
		require("run.epochs", () -> run.epochs() != null && run.epochs().stream().allMatch(Objects::nonNull));
		require("run.bestEpoch", () -> run.bestEpoch() >= 0 && (run.epochs().isEmpty()
				|| run.bestEpoch() <= run.epochs().stream().mapToInt(EpochResult::epoch).max().orElseThrow()));
	}

	private void test(ModelMetadata.@Nullable TestFigures test) {
		if (test == null) {
			return;
		}
		require("test.source", () -> test.source() != null);
		require("test.samples", () -> test.samples() >= 0);
		require("test.accuracy", () -> isShare(test.accuracy()));
		require("test.macroPrecision", () -> isShare(test.macroPrecision()));
		require("test.macroRecall", () -> isShare(test.macroRecall()));
		require("test.macroF1", () -> isShare(test.macroF1()));
		require("test.ece", () -> isShare(test.ece()));
		require("test.loss", () -> isBetween(test.loss(), Double.MAX_VALUE));
	}

	private static boolean isShare(double value) {
		return isBetween(value, 1);
	}

	private static boolean isBetween(double value, double most) {
		return value >= 0 && value <= most;
	}

	private static boolean isTime(String text) {
		try {
			int year = OffsetDateTime.parse(text).getYear();
			return year >= 0 && year <= LATEST_YEAR;
		} catch (DateTimeParseException e) {
			return false;
		}
	}
}
