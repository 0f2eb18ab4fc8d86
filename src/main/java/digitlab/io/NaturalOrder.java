package digitlab.io;

import java.util.Comparator;

/**
 * Orders names as people do: img2 before img10, and regardless of case. Names that are equal in this order are compared as text.
 */
public final class NaturalOrder implements Comparator<String> {

	@Override
	public int compare(String a, String b) {
		int i = 0;
		int k = 0;
		while (i < a.length() && k < b.length()) {
			int order;
			if (isDigit(a.charAt(i)) && isDigit(b.charAt(k))) {
				int endA = end(a, i);
				int endB = end(b, k);
				order = compareNumbers(a.substring(i, endA), b.substring(k, endB));
				i = endA;
				k = endB;
			} else {
				order = Character.compare(Character.toLowerCase(a.charAt(i++)), Character.toLowerCase(b.charAt(k++)));
			}
			if (order != 0) {
				return order;
			}
		}
		int rest = Integer.compare(a.length() - i, b.length() - k);
		return rest != 0 ? rest : a.compareTo(b);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static int end(String text, int start) {
		int end = start;
		while (end < text.length() && isDigit(text.charAt(end))) {
			end++;
		}
		return end;
	}

	/** Compares numbers of any length: without leading zeros, the longer one is larger. */
	private static int compareNumbers(String a, String b) {
		String shortA = a.replaceFirst("^0+", "");
		String shortB = b.replaceFirst("^0+", "");
		int longer = Integer.compare(shortA.length(), shortB.length());
		return longer != 0 ? longer : shortA.compareTo(shortB);
	}
}
