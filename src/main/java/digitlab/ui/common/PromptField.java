package digitlab.ui.common;

import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** A text field as wide as its prompt, whatever the language. */
public final class PromptField extends TextField {

	/** For the caret, which would scroll the prompt. */
	private static final double CARET = 4;

	/**
	 * @param prompt what may be typed
	 * @param columns it is at least as wide as so many
	 */
	public PromptField(String id, String prompt, int columns) {
		setId(id);
		setPromptText(prompt);
		setPrefColumnCount(columns);
		setMinWidth(USE_PREF_SIZE);
	}

	@Override
	protected double computePrefWidth(double height) {
		Text prompt = new Text(getPromptText());
		prompt.setFont(getFont());
		double across = snappedLeftInset() + prompt.getLayoutBounds().getWidth() + CARET + snappedRightInset();
		return Math.max(super.computePrefWidth(height), snapSizeX(across));
	}
}
