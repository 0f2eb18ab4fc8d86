package digitlab.lessons;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a lesson can watch in the window. Its name is what a lesson's file calls it. */
public enum Fact {

	/** The page shown, such as Canvas. */
	PAGE("page", Kind.TEXT),
	/** The tab of Charts, such as Evaluation. */
	TAB("tab", Kind.TEXT),
	/** What is read on the canvas: a number, "?" for what is no digit, several rows joined by a space; empty for a blank sheet. */
	READ("read", Kind.TEXT),
	/** How many digits are read on the canvas. */
	DIGITS("digits", Kind.NUMBER),
	/** How many rows of digits are read on the canvas. */
	ROWS("rows", Kind.NUMBER),
	/** The confidence of the reading in percent. */
	CONFIDENCE("confidence", Kind.NUMBER),
	/** Height of the digit shown, in percent of the sheet. */
	INK_HEIGHT("ink height", Kind.NUMBER),
	/** Width of the digit shown, in percent of its height. */
	INK_WIDTH("ink width", Kind.NUMBER),
	/** How far the middle of the digit shown is from the middle of the sheet, in percent of the sheet's side. */
	INK_OFFSET("ink offset", Kind.NUMBER),
	/** Strokes and touches of the eraser. */
	STROKES("strokes", Kind.COUNT),
	/** Touches of the eraser. */
	ERASURES("erasures", Kind.COUNT),
	/** Sketches that were kept with what they were. */
	CORRECTIONS("corrections", Kind.COUNT),
	/** Data chosen, by name, such as MNIST. */
	DATA("data", Kind.TEXT),
	/** How many images the statistics in Charts are of. */
	DESCRIBED("described images", Kind.NUMBER),
	/** How many images the page Images shows. */
	SHOWN("shown images", Kind.NUMBER),
	/** Images that were looked at closely on the page Images. */
	LOOKED("images opened", Kind.COUNT),
	/** Evaluations of a model. */
	EVALUATIONS("evaluations", Kind.COUNT),
	/** Accuracy of the evaluation shown, in percent. */
	ACCURACY("accuracy", Kind.NUMBER),
	/** Comparisons of two models on the page Charts. */
	COMPARISONS("comparisons", Kind.COUNT),
	/** Explanations of a reading in Charts. */
	EXPLANATIONS("explanations", Kind.COUNT),
	/** Clusters that were computed. */
	CLUSTERINGS("clusterings", Kind.COUNT),
	/** Number of clusters shown. */
	CLUSTERS("clusters", Kind.NUMBER),
	/** What the clusters shown are found in: pixels or features. */
	SPACE("space", Kind.TEXT),
	/** Purity of the clusters shown, in percent. */
	PURITY("purity", Kind.NUMBER),
	/** Steps of k-means that were looked at. */
	STEPS("k-means steps", Kind.COUNT),
	/** Elbow curves that were drawn. */
	ELBOWS("elbow curves", Kind.COUNT),
	/** Trainings that have ended, finished or stopped. */
	TRAININGS("trainings", Kind.COUNT),
	/** Epochs of the training that ended last. */
	EPOCHS("epochs", Kind.NUMBER),
	/** How many images the training that ended last learned from. */
	LEARNED("training images", Kind.NUMBER),
	/** The kind of augmentation of the training that ended last: none, affine or elastic. */
	AUGMENTATION("augmentation", Kind.TEXT),
	/** Models trained on the user's sketches, whether kept or not. */
	IMPROVEMENTS("improvements", Kind.COUNT);

	/** What a fact's values are. */
	enum Kind {
		TEXT, NUMBER,
		/** A number that starts from zero with every step. */
		COUNT
	}

	private final String label;
	private final Kind kind;

	Fact(String label, Kind kind) {
		this.label = label;
		this.kind = kind;
	}

	/** What a lesson's file calls it. */
	public String label() {
		return label;
	}

	boolean isText() {
		return kind == Kind.TEXT;
	}

	boolean isCount() {
		return kind == Kind.COUNT;
	}

	static Optional<Fact> of(String label) {
		return Arrays.stream(values()).filter(fact -> fact.label.equals(label)).findFirst();
	}

	static String labels() {
		return Arrays.stream(values()).map(Fact::label).collect(Collectors.joining(", "));
	}
}
