package digitlab.ui.training;

import java.util.ArrayList;
import java.util.List;

import digitlab.improvement.Improvement;
import digitlab.improvement.OwnScores;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * What was gained and lost by an improvement, without the improved network itself.
 *
 * @param digits how many of the user's digits were held out
 * @param nonDigits the same of what is no digit
 * @param others how many images of other data were read
 * @param isTest whether these are the test images of their data
 * @param source of these
 * @param othersBefore the share of these that was read correctly before, 0 to 1
 * @param othersNow the same now
 */
record Gains(OwnScores before, OwnScores now, int digits, int nonDigits, boolean learnedNonDigits, int others, boolean isTest,
		String source, double othersBefore, double othersNow) {

	static Gains of(Improvement found) {
		return new Gains(found.ownBefore(), found.ownAfter(), found.tuning().heldOut().size(),
				found.tuning().heldOutNonDigits().size(), found.tuning().learnedNonDigits() > 0,
				found.testAfter().predictions().size(), found.tuning().hasTestPart(), found.testSource(),
				found.testBefore().confusion().accuracy(), found.testAfter().confusion().accuracy());
	}

	String inWords() {
		List<String> sentences = new ArrayList<>();
		if (before.accuracy() instanceof Double readBefore && now.accuracy() instanceof Double readNow) {
			sentences.add(ofDigits(Numbers.percent(readBefore), Numbers.percent(readNow)));
		}
		if (before.refused() instanceof Double refusedBefore && now.refused() instanceof Double refusedNow) {
			sentences.add(trn("Of your %,d\u00a0non-digit held out, %s were refused before and %s are now.",
					"Of your %,d\u00a0non-digits held out, %s were refused before and %s are now.", nonDigits,
					Numbers.percent(refusedBefore), Numbers.percent(refusedNow)));
		}
		sentences.add(ofOthers(Numbers.finePercent(othersBefore), Numbers.finePercent(othersNow)));
		return String.join(" ", sentences);
	}

	private String ofDigits(String readBefore, String readNow) {
		return learnedNonDigits && before.digitsRefused() instanceof Double refusedBefore
				&& now.digitsRefused() instanceof Double refusedNow
						? trn("Of your %,d\u00a0digit held out, %s were read correctly before and %s are now; %s were refused before "
								+ "and %s are now.",
								"Of your %,d\u00a0digits held out, %s were read correctly before and %s are now; %s were refused "
										+ "before and %s are now.",
								digits, readBefore, readNow, Numbers.percent(refusedBefore), Numbers.percent(refusedNow))
						: trn("Of your %,d\u00a0digit held out, %s were read correctly before and %s are now.",
								"Of your %,d\u00a0digits held out, %s were read correctly before and %s are now.", digits,
								readBefore,
								readNow);
	}

	private String ofOthers(String readBefore, String readNow) {
		return isTest
				? trn("Of the %,d\u00a0test image of %s, %s were read correctly before and %s are now.",
						"Of the %,d\u00a0test images of %s, %s were read correctly before and %s are now.", others, source,
						readBefore, readNow)
				: trn("Of the %,d\u00a0other image of %s, %s were read correctly before and %s are now.",
						"Of the %,d\u00a0other images of %s, %s were read correctly before and %s are now.", others, source,
						readBefore, readNow);
	}
}
