package digitlab.ui.inspection;

import java.util.stream.Collectors;

import digitlab.dataset.Preprocessing.Step;
import digitlab.inspection.DatasetInspection.Finding;
import digitlab.ui.common.Numbers;

/** Describes the findings of an inspection in words. */
final class InspectionText {

	private InspectionText() {
	}

	/** The text of the button that corrects a finding. */
	static String remedy(Finding finding) {
		return finding.remedy().has(Step.KEEP_DIGITS)
				? "Keep only the digits 0…9 (" + Numbers.count(finding.kept()) + ")"
				: finding.remedy().steps().stream().map(InspectionText::name).collect(Collectors.joining(" and "));
	}

	/** The name of a step, as a command. */
	static String name(Step step) {
		return switch (step) {
			case KEEP_DIGITS -> "Keep only the digits 0…9";
			case INVERT -> "Invert";
			case TRANSPOSE -> "Transpose";
			case MIRROR -> "Mirror";
			case FLIP -> "Flip";
			case CENTER -> "Center";
		};
	}

	/** Explains a step to those who do not know it. */
	static String meaning(Step step) {
		return switch (step) {
			case KEEP_DIGITS -> "Leaves out images whose label is a letter or greater than 9.";
			case INVERT -> "Swaps dark and light: MNIST has light ink on a dark background.";
			case TRANSPOSE -> "Swaps rows and columns, as EMNIST's files need.";
			case MIRROR -> "Swaps left and right, after transposing.";
			case FLIP -> "Swaps top and bottom, after transposing.";
			case CENTER -> "Scales each digit to fit 20×20 pixels and centres it by its centre of mass.";
		};
	}
}
