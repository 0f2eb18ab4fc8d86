package digitlab.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PixelAverageTest {

	private static int[] reduced(BufferedImage image, int factor) {
		return PixelAverage.of(image.getWidth(), image.getHeight(), PixelRows.of(image), factor);
	}

	@Test
	void everyPixelCountsAndTheLastRowAndColumnMayBeShort() {
		BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_3BYTE_BGR);
		image.setRGB(1, 0, 0x0408fc);
		image.setRGB(4, 2, 0x0000ff);
		assertThat(reduced(image, 2)).containsExactly(0xff01023f, 0xff000000, 0xff000000, 0xff000000, 0xff000000, 0xff0000ff);
	}

	@Test
	void aHairlineBecomesPalerAndDoesNotBreak() {
		BufferedImage image = new BufferedImage(30, 30, BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 30; i++) {
			image.getRaster().setSample(i, i, 0, 240);
		}
		int[] small = reduced(image, 3);
		for (int i = 0; i < 10; i++) {
			assertThat(small[i * 10 + i]).isEqualTo(0xff505050);
		}
	}

	@Test
	void whatIsSeeThroughGivesNoColour() {
		BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_4BYTE_ABGR);
		image.setRGB(0, 0, 0xffff8000);
		image.setRGB(1, 0, 0x000000ff);
		assertThat(reduced(image, 2)).containsExactly(0x40ff8000);
	}

	@ParameterizedTest
	@ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_BGR,
			BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_4BYTE_ABGR_PRE,
			BufferedImage.TYPE_BYTE_INDEXED})
	void everyKindOfPixelsIsReadAlike(int type) {
		BufferedImage image = new BufferedImage(7, 2, type);
		int[] expected = new int[14];
		for (int i = 0; i < 14; i++) {
			expected[i] = new int[]{0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0xff000000}[i % 5];
			image.setRGB(i % 7, i / 7, expected[i]);
		}
		assertThat(reduced(image, 1)).containsExactly(expected);
	}

	/** 16 bits, of which the picture uses less than an eighth: its darkest tone becomes black, its lightest white. */
	@Test
	void aSmallRangeIsStretched() {
		BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
		short[] samples = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
		System.arraycopy(new short[]{30_000, 31_000, 30_500, 32_550}, 0, samples, 0, 4);
		assertThat(reduced(image, 1)).containsExactly(0xff000000, 0xff646464, 0xff323232, 0xffffffff);
	}

	/** 12-bit samples in 16 bits, as from scanners, with some dark noise, which stays dark. */
	@Test
	void whiteIsWhatTheBitsInUseCanHold() {
		BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
		short[] samples = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
		System.arraycopy(new short[]{0, 2048, 4000, 4095}, 0, samples, 0, 4);
		assertThat(reduced(image, 1)).containsExactly(0xff000000, 0xff7f7f7f, 0xfff9f9f9, 0xffffffff);
		System.arraycopy(new short[]{0, 16, 32, 8}, 0, samples, 0, 4);
		assertThat(reduced(image, 1)).containsExactly(0xff000000, 0xff030303, 0xff070707, 0xff010101);
		Arrays.fill(samples, (short) 0xffff);
		assertThat(image.getRaster().getDataBuffer().getDataType()).isEqualTo(DataBuffer.TYPE_USHORT);
		assertThat(reduced(image, 1)).containsOnly(0xffffffff);
	}
}
