package digitlab.sketch;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import digitlab.imaging.ImageIntake;
import digitlab.imaging.Pictures;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.SketchSegmenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SketchPngTest {

	private static final List<SketchElement> BAR = List
			.of(new Stroke(List.of(new Point(0.2, 0.5), new Point(0.8, 0.5)), 0.1, false));

	@TempDir
	Path folder;

	@Test
	void inkIsDarkOnWhite() throws IOException {
		Path file = folder.resolve("bar.png");
		Files.writeString(file, "what was there before");
		SketchPng.write(BAR, 50, file);

		BufferedImage picture = ImageIO.read(file.toFile());
		assertThat(picture.getWidth()).isEqualTo(50);
		assertThat(picture.getHeight()).isEqualTo(50);
		assertThat(picture.getRGB(25, 25) & 0xffffff).isZero();
		assertThat(picture.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
		try (var files = Files.list(folder)) {
			assertThat(files).containsExactly(file);
		}
	}

	@Test
	void whatIsSavedReadsBackAsTheSameDigit() throws IOException {
		Path file = folder.resolve("bar.png");
		SketchPng.write(BAR, 300, file);
		InkImage back = ImageIntake.read(file);
		assertThat(Pictures.meanDifference(SketchSegmenter.normalize(BAR).orElseThrow().image(),
				DigitNormalizer.normalize(back).orElseThrow().image())).isLessThan(3);
	}

	@Test
	void aMissingFolderIsRefused() {
		assertThatThrownBy(() -> SketchPng.write(BAR, 50, folder.resolve("missing/bar.png")))
				.isInstanceOf(IOException.class);
	}
}
