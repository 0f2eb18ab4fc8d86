package digitlab.ui.common;

import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.event.ActionEvent;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/** A spinner for whole numbers: invalid text is ignored, and numbers out of range are clamped. */
public final class NumberSpinner extends Spinner<Integer> {

	private final IntegerSpinnerValueFactory range;

	/**
	 * @param shift added to the value for display: users count from 1, programs from 0
	 */
	public NumberSpinner(String id, IntegerProperty value, int from, int to, int step, int shift) {
		range = new IntegerSpinnerValueFactory(from + shift, to + shift, value.get() + shift, step);
		range.setConverter(new Lenient(range));
		setValueFactory(range);
		setId(id);
		setEditable(true);
		valueProperty().subscribe(now -> value.set(now - shift));
		Lifetime.keep(value.subscribe(now -> range.setValue(now.intValue() + shift)));
		getEditor().addEventHandler(ActionEvent.ACTION, _ -> Platform.runLater(this::showValue));
		focusedProperty().subscribe(_ -> Platform.runLater(this::showValue));
	}

	/** Replaces rejected text by the unchanged value. */
	private void showValue() {
		getEditor().setText(getValue().toString());
	}

	/** The same without a shift. */
	public NumberSpinner(String id, IntegerProperty value, int from, int to, int step) {
		this(id, value, from, to, step, 0);
	}

	/** Sets the largest number that can be chosen. */
	public void setMost(int most) {
		range.setMax(most);
	}

	private static final class Lenient extends StringConverter<Integer> {

		private final IntegerSpinnerValueFactory range;

		Lenient(IntegerSpinnerValueFactory range) {
			this.range = range;
		}

		@Override
		public String toString(Integer value) {
			return value == null ? "" : value.toString();
		}

		@Override
		public Integer fromString(String text) {
			String typed = text.strip();
			if (!typed.matches("[0-9]{1,18}|[0-9]{1,3}(,[0-9]{3}){1,5}")) {
				return range.getValue();
			}
			return Math.clamp(Long.parseLong(typed.replace(",", "")), range.getMin(), range.getMax());
		}
	}
}
