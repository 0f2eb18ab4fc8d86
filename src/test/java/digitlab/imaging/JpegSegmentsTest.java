package digitlab.imaging;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JpegSegmentsTest {

	private static final int WIDTH = 96;
	private static final int HEIGHT = 80;

	private static byte[] written(boolean isProgressive) throws IOException {
		BufferedImage drawn = Pictures.draw(WIDTH, HEIGHT, new Color(0xe8e0d0), graphics -> {
			graphics.setColor(new Color(0x202868));
			graphics.setStroke(new BasicStroke(7));
			graphics.drawOval(25, 10, 40, 60);
		});
		BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		picture.createGraphics().drawImage(drawn, 0, 0, null);
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setProgressiveMode(isProgressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var stream = new MemoryCacheImageOutputStream(bytes)) {
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture, null, null), param);
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	@Test
	void aProgressivePictureIsKnownWithItsSize() throws IOException {
		assertThat(JpegSegments.isProgressive(written(true))).isTrue();
		assertThat(JpegSegments.pixels(written(true))).isEqualTo(WIDTH * HEIGHT);
		assertThat(JpegSegments.isProgressive(written(false))).isFalse();
		assertThat(JpegSegments.pixels(written(false))).isZero();
	}

	@Test
	void aPictureWithoutFineScansIsNearlyTheSame() throws IOException {
		byte[] whole = written(true);
		byte[] coarse = JpegSegments.withoutFineScans(whole);
		assertThat(coarse.length).isLessThan(whole.length);
		BufferedImage before = ImageIO.read(new ByteArrayInputStream(whole));
		BufferedImage after = ImageIO.read(new ByteArrayInputStream(coarse));
		double apart = 0;
		for (int i = 0; i < WIDTH * HEIGHT; i++) {
			apart += Math.abs(
					AreaAverage.luma(before.getRGB(i % WIDTH, i / WIDTH)) - AreaAverage.luma(after.getRGB(i % WIDTH, i / WIDTH)));
		}
		assertThat(apart / WIDTH / HEIGHT).isLessThan(0.02);
	}

	@Test
	void otherFilesStayAsTheyAre() throws IOException {
		byte[] baseline = written(false);
		assertThat(JpegSegments.withoutFineScans(baseline)).isSameAs(baseline);
		byte[] progressive = written(true);
		byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
		byte[] redGreenBlue = new byte[progressive.length + adobe.length];
		System.arraycopy(progressive, 0, redGreenBlue, 0, 2);
		System.arraycopy(adobe, 0, redGreenBlue, 2, adobe.length);
		System.arraycopy(progressive, 2, redGreenBlue, 2 + adobe.length, progressive.length - 2);
		assertThat(JpegSegments.withoutFineScans(redGreenBlue)).isSameAs(redGreenBlue);
	}

	@Test
	void nothingIsReadBeyondTheEndOfATruncatedFile() throws IOException {
		byte[] whole = written(true);
		for (int length = 0; length < whole.length; length++) {
			assertThat(JpegSegments.withoutFineScans(Arrays.copyOf(whole, length)).length).isLessThanOrEqualTo(length);
		}
	}
}
