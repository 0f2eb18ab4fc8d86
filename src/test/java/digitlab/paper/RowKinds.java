package digitlab.paper;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import digitlab.paper.Studio.Block;
import digitlab.paper.Studio.Shot;

/** Several rows. */
final class RowKinds {

	private RowKinds() {
	}

	static Shot two(Studio studio) {
		return rows(studio, 2, 0);
	}

	static Shot three(Studio studio) {
		return rows(studio, 3, 0);
	}

	static Shot slanted(Studio studio) {
		return rows(studio, studio.dice.count(2, 3), studio.dice.sign() * studio.dice.between(3, 12));
	}

	private static Shot rows(Studio studio, int count, double degrees) {
		String[] rows = Stream.generate(() -> studio.number(1, 6)).limit(count).toArray(String[]::new);
		if (studio.dice.chance(0.5)) {
			int length = studio.dice.count(2, 5);
			rows = Stream.generate(() -> studio.number(length, length)).limit(count).toArray(String[]::new);
		}
		Block block = studio.block(studio.dice.between(1.3, 2.3), studio.dice.chance(0.5) ? 0.2 : 0.8, rows);
		double room = 0.35 + Math.abs(Math.sin(Math.toRadians(degrees))) * Math.max(block.width(), block.height()) / 2;
		PaperPage page = studio.page(block, new PaperPage.Room(room, 0.08, 0.5)).paper();
		page.tilt(degrees == 0 ? studio.dice.between(-1.5, 1.5) : degrees);
		studio.write(page, block);
		return studio.take(page, Stream.of(rows).collect(Collectors.joining("\n")));
	}

	static Shot column(Studio studio) {
		String[] rows = Stream.generate(() -> studio.number(1, 1)).limit(studio.dice.count(2, 5)).toArray(String[]::new);
		Block block = studio.block(studio.dice.between(1.3, 2), 0.3, rows);
		PaperPage page = studio.page(block, new PaperPage.Room(0.35, 0.1, 0.4)).paper();
		studio.write(page, block);
		return studio.take(page, Stream.of(rows).collect(Collectors.joining("\n")));
	}
}
