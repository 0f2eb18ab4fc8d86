package digitlab.training;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrainingRequestTest {

	private static final char QUOTE = File.separatorChar == '/' ? '\'' : '"';
	private static final Hyperparameters STANDARD = Hyperparameters.standard(2);

	/** 12.5 % of 1,000 is 125; a tenth of 300 is 30, and that of 60,000 more than the default of 5,000. */
	@ParameterizedTest
	@CsvSource({"5000, 60000, 5000", "12.5 %, 1000, 125", "1%, 20, 1", "'', 300, 30", "'', 60000, 5000", "'', 5, 1"})
	void heldOutIsANumberOrAShare(String text, int size, int expected) {
		assertThat(new ValidationSize(text).of(size)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = {"0", "0%", "-5", "100 %", "many", "5 000", "1e3", "%"})
	void whatIsNeitherIsRefused(String text) {
		assertThatThrownBy(() -> new ValidationSize(text)).hasMessageContaining(
				"does not say how many images to hold out: write a number such as 5000 or a share such as 10%.");
	}

	@Test
	void onlyWhatIsUnusualStandsInTheCommandLine() {
		assertThat(new TrainingRequest("mnist", ValidationSize.USUAL, STANDARD).commandLine("mine"))
				.isEqualTo("digitlab train --data mnist --name mine --threads 2");
		assertThat(
				new TrainingRequest("/my data/x.csv", new ValidationSize("10%"), TrainingPreset.QUICK.hyperparameters(1, "cpu"))
						.commandLine("my model"))
				.isEqualTo(
						"digitlab train --data '/my data/x.csv' --name 'my model' --epochs 2 --batch-size 64 --learning-rate 0.003 --label-smoothing 0.03 "
								.replace('\'', QUOTE)
								+ "--weight-averaging 0.99 --dropout 0.2 --augment affine --strength 0.7 --validation '10%' --device cpu --threads 1"
										.replace('\'', QUOTE));
	}

	/** 100 images minus 10 held out, 50 sketches, and half as many non-digits as digits. */
	@Test
	void sketchesAndNonDigitsAreLearnedFromAsWell() {
		Hyperparameters hyperparameters = STANDARD.with(Hyperparameter.SKETCHES, 50).with(Hyperparameter.NON_DIGITS, 0.5);
		assertThat(new TrainingRequest("mnist", new ValidationSize("10 %"), hyperparameters).imagesAnEpoch(100)).isEqualTo(210);
	}

	/** The POSIX shell's rules: everything between single quotes is literal, and a single quote must be outside them. */
	@Test
	void nothingInANameIsRunOnPaste() {
		assertThat(TrainingRequest.quoted("plain-1.csv", false)).isEqualTo("plain-1.csv");
		assertThat(TrainingRequest.quoted("/data/$(reboot)", false)).isEqualTo("'/data/$(reboot)'");
		assertThat(TrainingRequest.quoted("Ada's `x`", false)).isEqualTo("'Ada'\\''s `x`'");
		assertThat(TrainingRequest.quoted("C:\\my data", true)).isEqualTo("\"C:\\my data\"");
	}

	@Test
	void aRequestIsKeptAsPlainValues() {
		TrainingRequest request = new TrainingRequest("mnist", Preprocessing.of(List.of("transpose", "keep-digits")), "hands",
				new ValidationSize("10 %"), TrainingPreset.GOOD.hyperparameters(3, "cuda:0"));
		assertThat(request.toMap()).containsEntry("preprocessing", List.of("keep-digits", "transpose"));
		assertThat(TrainingRequest.of(request.toMap())).isEqualTo(request);
		Map<String, Object> damaged = new LinkedHashMap<>(request.toMap());
		damaged.remove("config");
		assertThatThrownBy(() -> TrainingRequest.of(damaged)).isInstanceOf(IllegalArgumentException.class);
	}

	/** As in a settings file edited by hand or written by a later version. */
	@Test
	void aDamagedPlanIsRefusedAndNothingElse() {
		Map<String, Object> good = new TrainingRequest("mnist", ValidationSize.USUAL, STANDARD).toMap();
		List<Object> nonsense = Arrays.asList(null, "", "x", -1, 1e99, true, List.of(), List.of(1), Map.of("a", Map.of()));
		List<Map<String, Object>> hostile = new ArrayList<>(Arrays.asList(null, Map.of(), Map.of("config", 3)));
		for (String part : List.of("data", "config")) {
			hostile.add(with(good, part, null));
		}
		for (String part : List.of("augmentation", "device", "epochs", "threads", "batchSize", "learningRate")) {
			hostile.add(with(good, "config", with(hyperparameters(good), part, null)));
		}
		hostile.forEach(plan -> assertThatThrownBy(() -> TrainingRequest.of(plan)).as("%s", plan)
				.isInstanceOf(IllegalArgumentException.class));
		for (String part : hyperparameters(good).keySet()) {
			for (Object value : nonsense) {
				Map<String, Object> plan = with(good, "config", with(hyperparameters(good), part, value));
				try {
					TrainingRequest read = TrainingRequest.of(plan); // some nonsense is harmless
					assertThat(read.commandLine("mine")).startsWith("digitlab train");
				} catch (IllegalArgumentException e) {
					assertThat(e.getMessage()).as("%s", plan).isNotEmpty();
				}
			}
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> hyperparameters(Map<String, Object> request) {
		return (Map<String, Object>) request.get("config");
	}

	private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(map);
		changed.put(key, value);
		return changed;
	}

	/** As in the shipped model's description, which is older than some of the components; it was trained in 32-bit floats. */
	@Test
	void settingsOfAnOlderFileAreTheUsualOnes() throws Exception {
		String old = """
				{"epochs": 14, "batchSize": 128, "learningRate": 0.002, "warmup": 0.15, "weightDecay": 0.01, "labelSmoothing": 0.05,
				"weightAveraging": 0.998, "dropout": 0.5, "augmentation": "ELASTIC", "validation": 5000, "seed": 1, "threads": 2,
				"device": "auto"}""";
		assertThat(JsonMapper.builder().build().readValue(old, Hyperparameters.class))
				.isEqualTo(STANDARD.with(Hyperparameter.PRECISION, Precision.FLOAT32));
	}

	/** A quarter of the way after the warm-up: (1 + cos 45°) / 2, and three quarters. */
	@Test
	void theLearningRateFallsAsChosen() {
		assertThat(new LearningRateSchedule(1, 0, 4, LearningRateDecay.COSINE).at(1)).isEqualTo(0.5 + Math.sqrt(0.5) / 2);
		assertThat(new LearningRateSchedule(1, 0, 4, LearningRateDecay.LINEAR).at(1)).isEqualTo(0.75);
		assertThat(new LearningRateSchedule(1, 0, 4, LearningRateDecay.NONE).at(3)).isEqualTo(1);
	}
}
