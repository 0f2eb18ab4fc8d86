package digitlab.paper;

import java.util.Locale;

import digitlab.paper.Studio.Shot;

/** Numbers with signs, as people write prices, times, dates and sums. */
final class SignKinds {

	private static final PaperPage.Room ROOM = new PaperPage.Room(0.4, 0.07, 0.6);

	private SignKinds() {
	}

	/** Writes {@code text} on plain paper; spaces are not part of what is to be read. */
	private static Shot text(Studio studio, String text) {
		return studio.take(studio.written(text, ROOM), read(text));
	}

	/** What is to be read from a text. */
	static String read(String text) {
		return text.replace(" ", "").replace(Signs.CLICK, '.').replace(String.valueOf(Hand.SMALL), "");
	}

	private static String two(Studio studio, int from, int to) {
		return String.format(Locale.ROOT, "%02d", studio.dice.count(from, to));
	}

	static Shot point(Studio studio) {
		return text(studio, studio.number(1, 3) + "." + studio.number(1, 3));
	}

	static Shot comma(Studio studio) {
		return text(studio, studio.number(1, 3) + "," + studio.number(1, 2));
	}

	static Shot colon(Studio studio) {
		String seconds = studio.dice.chance(0.2) ? ":" + two(studio, 0, 59) : "";
		return text(studio, two(studio, 0, 23) + ":" + two(studio, 0, 59) + seconds);
	}

	static Shot date(Studio studio) {
		Dice dice = studio.dice;
		String mark = dice.pick(".", ".", "/", "-");
		boolean isLong = dice.chance(0.5);
		String day = dice.chance(0.6) ? two(studio, 1, 31) : Integer.toString(dice.count(1, 31));
		String month = dice.chance(0.6) ? two(studio, 1, 12) : Integer.toString(dice.count(1, 12));
		return text(studio, day + mark + month + mark + (isLong ? "20" : "") + two(studio, 0, 29));
	}

	static Shot minus(Studio studio) {
		return text(studio,
				studio.dice.chance(0.7) ? "-" + studio.number(1, 4) : studio.number(1, 3) + "-" + studio.number(1, 3));
	}

	static Shot plus(Studio studio) {
		return text(studio, switch (studio.dice.count(0, 2)) {
			case 0 -> "+" + studio.number(1, 4);
			case 1 -> "+" + studio.number(2, 2) + " " + studio.number(3, 3) + " " + studio.number(4, 4);
			default -> studio.number(1, 3) + "+" + studio.number(1, 3);
		});
	}

	static Shot parentheses(Studio studio) {
		return text(studio, studio.dice.chance(0.5)
				? "(" + studio.number(2, 3) + ") " + studio.number(3, 4)
				: "(" + studio.number(1, 4) + ")");
	}

	static Shot percent(Studio studio) {
		return text(studio, studio.number(1, 3) + "%");
	}

	static Shot euro(Studio studio) {
		String amount = studio.number(1, 4);
		return text(studio, studio.dice.pick("€" + amount, "€" + amount, amount + "€", amount + " €"));
	}

	static Shot equals(Studio studio) {
		int a = studio.dice.count(0, 9);
		int b = studio.dice.count(0, 9);
		return text(studio, studio.dice.chance(0.7)
				? a + "+" + b + "=" + (a + b)
				: Math.max(a, b) + "-" + Math.min(a, b) + "=" + Math.abs(a - b));
	}

	static Shot divided(Studio studio) {
		return text(studio, studio.number(1, 2) + "÷" + studio.number(1, 2));
	}

	static Shot slash(Studio studio) {
		return text(studio, studio.number(1, 2) + "/" + studio.number(1, 2));
	}

	/** A dot of the pen at a digit's foot, anywhere in the number. */
	static Shot click(Studio studio) {
		String number = studio.number(1, 4);
		int place = studio.dice.count(1, number.length());
		return text(studio, number.substring(0, place) + Signs.CLICK + number.substring(place));
	}

	/** One digit, usually a zero, much smaller than its neighbours. */
	static Shot smallZero(Studio studio) {
		String number = studio.number(2, 5);
		int place = studio.dice.count(0, number.length() - 1);
		String small = studio.dice.chance(0.6) ? "0" : number.substring(place, place + 1);
		return text(studio, number.substring(0, place) + Hand.SMALL + small + number.substring(place + 1));
	}
}
