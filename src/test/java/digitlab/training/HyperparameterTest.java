package digitlab.training;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HyperparameterTest {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final Hyperparameters STANDARD = Hyperparameters.standard(2);

	/** A value other than the default for each. */
	private static final Map<Hyperparameter<?>, String> OTHERS = Map.ofEntries(Map.entry(Hyperparameter.EPOCHS, "3"),
			Map.entry(Hyperparameter.BATCH_SIZE, "64"), Map.entry(Hyperparameter.LEARNING_RATE, "0.0005"),
			Map.entry(Hyperparameter.WARMUP, "0.05"), Map.entry(Hyperparameter.DECAY, "linear"),
			Map.entry(Hyperparameter.WEIGHT_DECAY, "0.002"), Map.entry(Hyperparameter.LABEL_SMOOTHING, "0.1"),
			Map.entry(Hyperparameter.WEIGHT_AVERAGING, "0.99"), Map.entry(Hyperparameter.DROPOUT, "0.25"),
			Map.entry(Hyperparameter.AUGMENTATION, "affine"), Map.entry(Hyperparameter.STRENGTH, "1.5"),
			Map.entry(Hyperparameter.PENS, "1.25"), Map.entry(Hyperparameter.RESAMPLING, "0.2"),
			Map.entry(Hyperparameter.ERASING, "0.1"), Map.entry(Hyperparameter.SKETCHES, "50"),
			Map.entry(Hyperparameter.NON_DIGITS, "0.3"), Map.entry(Hyperparameter.HARD_EXAMPLES, "2"),
			Map.entry(Hyperparameter.PATIENCE, "4"), Map.entry(Hyperparameter.VALIDATION, "7"),
			Map.entry(Hyperparameter.SEED, "9"), Map.entry(Hyperparameter.DEVICE, "cpu"),
			Map.entry(Hyperparameter.PRECISION, "bfloat16"),
			Map.entry(Hyperparameter.THREADS, "3"));

	private static final List<Hyperparameter<?>> ALL = Hyperparameter.ALL;

	/** A record component without a descriptor would be missing everywhere. */
	@Test
	void everyPartOfTheRecordsHasADescriptor() {
		int parts = Stream.of(Hyperparameters.Optimiser.class, Hyperparameters.Regularisation.class, AugmentationConfig.class,
				Hyperparameters.Run.class).mapToInt(part -> part.getRecordComponents().length).sum();
		assertThat(Hyperparameter.ALL).hasSize(parts).doesNotHaveDuplicates();
		assertThat(OTHERS.keySet()).isEqualTo(Set.copyOf(Hyperparameter.ALL));
	}

	@Test
	void namesAreNotUsedTwice() {
		assertThat(Hyperparameter.ALL).extracting(Hyperparameter::key).doesNotHaveDuplicates();
		assertThat(Hyperparameter.ALL).extracting(Hyperparameter::option).doesNotHaveDuplicates();
		assertThat(Hyperparameter.ALL).extracting(Hyperparameter::title).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@FieldSource("ALL")
	void aValueIsReadWrittenAndKeptByItself(Hyperparameter<?> each) throws Exception {
		Hyperparameters other = each.parse(STANDARD, OTHERS.get(each));
		assertThat(each.textOf(other)).isEqualTo(OTHERS.get(each)).isNotEqualTo(each.textOf(STANDARD));
		assertThat(Hyperparameter.ALL).filteredOn(some -> !some.textOf(other).equals(some.textOf(STANDARD)))
				.containsExactly(each);
		assertThat(JSON.readValue(JSON.writeValueAsString(other), Hyperparameters.class)).isEqualTo(other);
		assertThat(each.help()).endsWith(".");
	}

	@ParameterizedTest
	@FieldSource("ALL")
	void theCopiedCommandHasWhatIsUnusual(Hyperparameter<?> each) {
		String value = OTHERS.get(each);
		ValidationSize heldOut = each == Hyperparameter.VALIDATION ? new ValidationSize(value) : ValidationSize.USUAL;
		List<String> arguments = new TrainingRequest("mnist", heldOut, each.parse(STANDARD, value)).arguments("mine");
		assertThat(arguments).containsSubsequence(each.option(), value);
		Set<String> options = arguments.stream().filter(word -> word.startsWith("--")).collect(Collectors.toSet());
		assertThat(options).isEqualTo(Stream.of("--data", "--name", "--threads", each.option()).collect(Collectors.toSet()));
	}

	/** What the first version wrote; the rest has its default. */
	@Test
	void whatTheFirstVersionDidNotWriteIsAsUsual() throws Exception {
		Map<String, Object> json = JSON.readValue(JSON.writeValueAsString(STANDARD), new TypeReference<>() {
		});
		for (String later : List.of("decay", "strength", "patience", "variety", "hardExamples")) {
			assertThat(json.remove(later)).as(later).isNotNull();
		}
		assertThat(JSON.convertValue(json, Hyperparameters.class)).isEqualTo(STANDARD);
		json.remove("epochs");
		assertThatThrownBy(() -> JSON.convertValue(json, Hyperparameters.class)).hasMessageContaining("lack epochs");
	}

	@ParameterizedTest
	@CsvSource({"EPOCHS, 0, 'Epochs must be 1 to 1000, not 0.'", "EPOCHS, 1001, 'Epochs must be 1 to 1000, not 1001.'",
			"EPOCHS, 1.5, 'Epochs must be a whole number, not \"1.5\".'",
			"EPOCHS, '', 'Epochs must be a whole number, not \"\".'",
			"EPOCHS, 99999999999, 'Epochs is out of range: 99999999999.'",
			"LEARNING_RATE, 0, 'Learning rate must be above 0 and at most 1, not 0.'",
			"LEARNING_RATE, NaN, 'Learning rate must be above 0 and at most 1, not NaN.'",
			"LEARNING_RATE, fast, 'Learning rate must be a number, not \"fast\".'",
			"DROPOUT, 1, 'Dropout must be 0 to below 1, not 1.'", "PENS, 4, 'Pens must be 0 to 3, not 4.'",
			"RESAMPLING, -1, 'Poor scans must be 0 to 1, not -1.'", "SKETCHES, -1, 'Sketches must be 0 to 1000000, not -1.'",
			"DECAY, slow, 'Learning rate decay must be cosine, linear or none, not \"slow\".'",
			"HARD_EXAMPLES, 6, 'Hard examples must be 1 to 5, not 6.'", "THREADS, 257, 'Threads must be 1 to 256, not 257.'"})
	void whatIsNoValueIsRefusedInASentence(String name, String text, String sentence) throws ReflectiveOperationException {
		Hyperparameter<?> each = (Hyperparameter<?>) Hyperparameter.class.getField(name).get(null);
		assertThatThrownBy(() -> each.parse(text)).isInstanceOf(IllegalArgumentException.class).hasMessage(sentence);
	}

	@Test
	void everyPartChecksItsRange() {
		assertThatThrownBy(() -> ShortTraining.of(0, 4, 1e-3, 0, 0, 0, 0, 0, Augmentation.NONE, 1, 5, 1, "cpu"))
				.hasMessage("Epochs must be 1 to 1000, not 0.");
		assertThatThrownBy(() -> ShortTraining.of(1, 4, 1e-3, 0, 0, 1, 0, 0, Augmentation.NONE, 1, 5, 1, "cpu"))
				.hasMessageStartingWith("Label smoothing");
		assertThatThrownBy(() -> ShortTraining.of(1, 4, 1e-3, 0, 0, 0, 0, 0, Augmentation.NONE, 1, 5, 0, "cpu"))
				.hasMessageStartingWith("Threads");
		assertThatThrownBy(() -> ShortTraining.besides(1, 0, 0, 0, Double.NaN)).hasMessageStartingWith("Non-digits");
		assertThatThrownBy(() -> ShortTraining.besides(1, 0, 2, 0, 0)).hasMessageStartingWith("Gaps");
	}

	/** Some people write a comma as the decimal point. */
	@Test
	void aCommaIsADecimalPoint() {
		assertThat(Hyperparameter.LEARNING_RATE.parse(" 0,002 ")).isEqualTo(0.002);
	}
}
