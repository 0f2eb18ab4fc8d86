package digitlab.dataset;

import java.util.Map;
import java.util.Set;

/** Characters that are written just like a digit and therefore useless as non-digits in training. Chosen by eye. */
public final class DigitLikeCharacters {

	/** Latin and Cyrillic letters that look like 0, 1, 2, 3, 4, 5, 6 and 9. */
	private static final String LETTERS = "OoIilSsZzОоЗзЧчбЭ";

	/** The characters of Omniglot's alphabets, by their numbers in Omniglot. */
	private static final Map<String, Set<Integer>> OMNIGLOT = Map.of(
			"Early_Aramaic", Set.of(1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 16, 17, 20),
			"Greek", Set.of(4, 6, 8, 9, 14, 15, 18),
			"Japanese_(katakana)", Set.of(24, 27, 37, 42, 43, 45, 46),
			"Korean", Set.of(19, 20, 21, 22, 23, 27, 28, 33, 37),
			"Latin", Set.of(1, 2, 7, 9, 10, 12, 15, 17, 19, 25, 26),
			"Sanskrit", Set.of(5, 12, 13, 14, 33, 36, 37),
			"Tagalog", Set.of(3, 7, 16, 17));

	private DigitLikeCharacters() {
	}

	/**
	 * @param character a letter, or an alphabet and a character's number as in Omniglot: {@code Greek/character09}
	 */
	public static boolean contains(String character) {
		int slash = character.indexOf('/');
		if (slash < 0) {
			return !character.isEmpty() && LETTERS.contains(character);
		}
		String number = character.substring(slash + 1).replace("character", "");
		return number.matches("\\d{1,4}")
				&& OMNIGLOT.getOrDefault(character.substring(0, slash), Set.of()).contains(Integer.valueOf(number));
	}
}
