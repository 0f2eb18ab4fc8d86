package digitlab.ui.inspection;

import digitlab.dataset.Preprocessing.Step;
import digitlab.inspection.DatasetInspection.Finding;

import static digitlab.language.Localization.listed;
import static digitlab.language.Localization.tr;

/** Describes the findings of an inspection in words. */
final class InspectionText {

	private InspectionText() {
	}

	/** The text of the button that corrects a finding. */
	static String remedy(Finding finding) {
		return finding.remedy().has(Step.KEEP_DIGITS)
				? tr("Keep only the digits 0…9 (%,d)", finding.kept())
				: listed(finding.remedy().steps().stream().map(InspectionText::name).toList());
	}

	/** The name of a step, as a command. */
	static String name(Step step) {
		return switch (step) {
			case KEEP_DIGITS -> tr("Keep only the digits 0…9");
			case INVERT -> tr("Invert");
			case TRANSPOSE -> tr("Transpose");
			case MIRROR -> tr("Mirror");
			case FLIP -> tr("Flip");
			case CENTER -> tr("Center");
		};
	}

	/** Explains a step to those who do not know it. */
	static String meaning(Step step) {
		return switch (step) {
			case KEEP_DIGITS -> tr("Leaves out images whose label is a letter or greater than 9.");
			case INVERT -> tr("Swaps dark and light: MNIST has light ink on a dark background.");
			case TRANSPOSE -> tr("Swaps rows and columns, as EMNIST's files need.");
			case MIRROR -> tr("Swaps left and right, after transposing.");
			case FLIP -> tr("Swaps top and bottom, after transposing.");
			case CENTER -> tr("Scales each digit to fit 20×20 pixels and centres it by its centre of mass.");
		};
	}
}
