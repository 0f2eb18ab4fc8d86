package digitlab.paper;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Many pictures on one sheet, each with a line of text below, for viewing. */
final class PaperSheet {

	/** pixels of a cell */
	private static final int WIDTH = 220;
	private static final int HEIGHT = 160;
	private static final int TEXT = 18;
	private static final int COLUMNS = 6;

	private final List<PaperPicture> pictures = new ArrayList<>();
	private final List<String> texts = new ArrayList<>();

	void add(PaperPicture picture, String text) {
		pictures.add(picture);
		texts.add(text.replace("\n", "⏎"));
	}

	int size() {
		return pictures.size();
	}

	void write(Path file) throws IOException {
		int rows = (pictures.size() + COLUMNS - 1) / COLUMNS;
		BufferedImage sheet = new BufferedImage(COLUMNS * (WIDTH + 6), rows * (HEIGHT + TEXT + 6), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = PaperPage.smooth(sheet.createGraphics());
		graphics.setColor(new Color(0x707880));
		graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
		graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
		for (int i = 0; i < pictures.size(); i++) {
			cell(graphics, i, i % COLUMNS * (WIDTH + 6) + 3, i / COLUMNS * (HEIGHT + TEXT + 6) + 3);
		}
		graphics.dispose();
		Files.createDirectories(file.getParent());
		ImageIO.write(sheet, "png", file.toFile());
	}

	private void cell(Graphics2D graphics, int index, int x, int y) {
		PaperPicture picture = pictures.get(index);
		double scale = Math.min((double) WIDTH / picture.width(), (double) HEIGHT / picture.height());
		int width = Math.max(1, (int) (picture.width() * scale));
		int height = Math.max(1, (int) (picture.height() * scale));
		BufferedImage image = picture.image();
		if (scale < 1) {
			graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), x, y, null);
		} else {
			graphics.drawImage(image, x, y, width, height, null);
		}
		graphics.setColor(Color.WHITE);
		graphics.drawString(texts.get(index) + "  " + picture.width() + "×" + picture.height(), x, y + HEIGHT + 14);
	}
}
