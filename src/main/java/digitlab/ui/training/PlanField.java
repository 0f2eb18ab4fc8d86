package digitlab.ui.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.TrainingRequest;
import digitlab.training.ValidationSize;
import digitlab.ui.common.DataSource;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** A field of a training plan: a hyperparameter, the handwriting, or the number of held-out images. */
final class PlanField {

	/** A folder of handwriting. */
	static final PlanField HANDS = new PlanField("plan-hands", marktr("Handwriting (folder)"), "",
			marktr("A folder of digits and letters in other people's handwriting to learn from as well: pen strokes in "
					+ "train.jsonl.gz, scans in train-images-idx3-ubyte.gz. Leave it empty for none."),
			marktr("none"), null);

	/** The number of held-out images. */
	static final PlanField VALIDATION = new PlanField("plan-validation", Hyperparameter.VALIDATION.title(),
			Hyperparameter.VALIDATION.unit(), Hyperparameter.VALIDATION.help(), marktr("5000, or a tenth"), null);

	/** These have a section of their own. */
	private static final List<Hyperparameter<?>> CHOSEN_ELSEWHERE = List.of(Hyperparameter.VALIDATION, Hyperparameter.DEVICE,
			Hyperparameter.THREADS);

	private static final Map<Hyperparameter<?>, PlanField> OF = Hyperparameter.ALL.stream()
			.filter(each -> !CHOSEN_ELSEWHERE.contains(each)).collect(Collectors.toMap(each -> each, PlanField::new));

	/** All fields. */
	static final List<PlanField> ALL = Stream.concat(Stream.of(HANDS, VALIDATION), OF.values().stream()).toList();

	private final String id;
	// in English
	private final String title;
	private final String unit;
	private final String help;
	private final String prompt;
	private final @Nullable Hyperparameter<?> hyperparameter;

	private PlanField(String id, String title, String unit, String help, String prompt,
			@Nullable Hyperparameter<?> hyperparameter) {
		this.id = id;
		this.title = title;
		this.unit = unit;
		this.help = help;
		this.prompt = prompt;
		this.hyperparameter = hyperparameter;
	}

	private PlanField(Hyperparameter<?> hyperparameter) {
		this(id(hyperparameter.key()), hyperparameter.title(), hyperparameter.unit(), hyperparameter.help(), "", hyperparameter);
	}

	/** {@code plan-batch-size} for {@code batchSize}. */
	private static String id(String key) {
		String last = key.substring(key.indexOf('.') + 1);
		return "plan-" + last.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	/** The field of a hyperparameter; not for those chosen elsewhere. */
	static PlanField of(Hyperparameter<?> hyperparameter) {
		return OF.get(hyperparameter);
	}

	/** The fields of all hyperparameters, in their order, except some shown elsewhere. */
	static List<PlanField> allBut(Hyperparameter<?>... others) {
		return Hyperparameter.ALL.stream().filter(each -> OF.containsKey(each) && !List.of(others).contains(each)).map(OF::get)
				.toList();
	}

	String id() {
		return id;
	}

	/** The name, with the unit. */
	String title() {
		return unit.isEmpty() ? translated(title) : tr("%s (%s)", translated(title), translated(unit));
	}

	/** Explains the field to those who do not know it. */
	String help() {
		return translated(help);
	}

	/** The text shown while the field is empty. */
	String prompt() {
		return prompt.isEmpty() ? "" : translated(prompt);
	}

	/** The choices; empty for a field that is typed. */
	List<String> choices() {
		return hyperparameter == null ? List.of() : hyperparameter.choices();
	}

	/** The text that stands for a request's value. */
	String textOf(TrainingRequest request) {
		if (hyperparameter != null) {
			return hyperparameter.textOf(request.hyperparameters());
		}
		return this == HANDS ? request.hands() : request.heldOut().text();
	}

	/**
	 * @throws IllegalArgumentException with one sentence, if the text is not a value for this field
	 */
	void check(String text) {
		if (hyperparameter != null) {
			hyperparameter.parse(text);
		} else if (this == VALIDATION) {
			new ValidationSize(text);
		}
	}

	/**
	 * The training that the fields describe.
	 *
	 * @param texts of the fields
	 * @throws IllegalArgumentException with one sentence, if a text is not a value for its field
	 */
	static TrainingRequest request(DataSource data, Function<PlanField, String> texts, int threads, String device) {
		Hyperparameters hyperparameters = Hyperparameters.standard(threads).with(Hyperparameter.DEVICE, device);
		for (PlanField field : OF.values()) {
			if (field.hyperparameter != null) {
				hyperparameters = field.hyperparameter.parse(hyperparameters, texts.apply(field));
			}
		}
		return new TrainingRequest(data.source(), data.preprocessing(), texts.apply(HANDS).strip(),
				new ValidationSize(texts.apply(VALIDATION)), hyperparameters);
	}
}
