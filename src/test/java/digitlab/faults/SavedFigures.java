package digitlab.faults;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

import digitlab.plot.Figure;
import digitlab.plot.Table;

/** A chart, as picture and then as table. */
final class SavedFigures implements Versions {

	private static final int SIDE = 300;
	private static final int ROWS = 5_000;

	/** One colour, which is the number. */
	private static BufferedImage picture(int number) {
		BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = picture.createGraphics();
		pen.setColor(new Color(number));
		pen.fillRect(0, 0, SIDE, SIDE);
		pen.dispose();
		return picture;
	}

	@Override
	public void save(Path home, int number) throws IOException {
		Table table = new Table(List.of("version"), Collections.nCopies(ROWS, List.of(number)));
		Figure.writeAll(List.of(new Figure("bars", Optional.of(() -> picture(number)), Optional.of(table))),
				home.resolve("figures"));
	}

	/** The table's version; the picture may be one ahead. */
	@Override
	public int check(Path home) throws IOException {
		Path table = home.resolve("figures/bars.csv");
		int number = 0;
		if (Files.exists(table)) {
			List<String> lines = Files.readAllLines(table);
			number = Integer.parseInt(lines.getLast());
			Versions.require(lines.getFirst().equals("version")
					&& lines.subList(1, lines.size()).equals(Collections.nCopies(ROWS, Integer.toString(number))), "table");
		}
		Path file = home.resolve("figures/bars.png");
		int drawn = Files.exists(file) ? color(ImageIO.read(file.toFile())) : 0;
		Versions.require(drawn == number || drawn == number + 1, "picture " + drawn + " with table " + number);
		return number;
	}

	private static int color(BufferedImage picture) {
		int color = picture.getRGB(0, 0) & 0xffffff;
		Versions.require(picture.getWidth() == SIDE && picture.getRGB(SIDE - 1, SIDE - 1) == picture.getRGB(0, 0), "picture");
		return color;
	}
}
