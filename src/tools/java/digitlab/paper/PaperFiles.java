package digitlab.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes pictures as PNG files: JPEG's effects are already in them, and once is enough. */
final class PaperFiles {

	private PaperFiles() {
	}

	/** Writes the pictures and {@code truth.csv}: file, kind, expected text with a vertical bar at the end of a row. */
	static void write(Path folder, DigitSource source, List<PaperKind> kinds, int count, long seed) throws IOException {
		Files.createDirectories(folder);
		List<String> truth = new ArrayList<>(List.of("file,kind,expected"));
		for (PaperKind kind : kinds) {
			for (int i = 0; i < count; i++) {
				PaperPicture picture = kind.picture(source, PaperBenchmark.number(seed, i));
				String name = kind.name().toLowerCase(Locale.ROOT) + "_" + i + ".png";
				ImageIO.write(picture.image(), "png", folder.resolve(name).toFile());
				truth.add("%s,%s,\"%s\"".formatted(name, kind, picture.expected().replace('\n', '|')));
			}
		}
		Files.write(folder.resolve("truth.csv"), truth);
	}
}
