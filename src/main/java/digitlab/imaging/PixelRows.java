package digitlab.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/**
 * Reads the pixels of a decoded picture row by row, as stored in the file. Java's getRGB treats grey samples as linear light and
 * would lighten them: 128 would become 188.
 */
interface PixelRows {

	/** Stores a row's pixels, 8 bits each of alpha, red, green and blue, into {@code argb}. */
	void read(int y, int[] argb);

	static PixelRows of(BufferedImage image) {
		ColorModel colors = image.getColorModel();
		int space = colors.getColorSpace().getType();
		boolean isPlain = colors instanceof ComponentColorModel && !colors.isAlphaPremultiplied()
				&& (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB);
		if (!isPlain || colors.getTransferType() > DataBuffer.TYPE_USHORT) {
			return (y, argb) -> image.getRGB(0, y, image.getWidth(), 1, argb, 0, image.getWidth());
		}
		Raster raster = image.getRaster();
		int[] bands = bands(space == ColorSpace.TYPE_GRAY, colors.hasAlpha());
		return raster.getDataBuffer() instanceof DataBufferByte bytes && bytes.getNumBanks() == 1
				&& raster.getSampleModel() instanceof PixelInterleavedSampleModel model && colors.getComponentSize(0) == 8
				&& raster.getParent() == null
						? bytes(raster.getWidth(), bytes.getData(), bytes.getOffset(), model, bands)
						: samples(raster, SampleScale.of(raster, bands, colors.getComponentSize(0)), bands);
	}

	/** The indices of the bands: alpha, or -1, then red, green and blue. */
	private static int[] bands(boolean isGrey, boolean hasAlpha) {
		int colors = isGrey ? 1 : 3;
		return new int[]{hasAlpha ? colors : -1, 0, isGrey ? 0 : 1, isGrey ? 0 : 2};
	}

	/** The case of nearly all files, several times as fast as the others. */
	private static PixelRows bytes(int width, byte[] data, int start, PixelInterleavedSampleModel model, int[] bands) {
		int[] offsets = model.getBandOffsets();
		boolean isOpaque = bands[0] < 0;
		int alpha = isOpaque ? 0 : offsets[bands[0]];
		int red = offsets[bands[1]];
		int green = offsets[bands[2]];
		int blue = offsets[bands[3]];
		int stride = model.getPixelStride();
		return (y, argb) -> {
			int at = start + y * model.getScanlineStride();
			for (int x = 0; x < width; x++, at += stride) {
				argb[x] = (isOpaque ? 0xff000000 : data[at + alpha] << 24) | (data[at + red] & 0xff) << 16
						| (data[at + green] & 0xff) << 8 | data[at + blue] & 0xff;
			}
		};
	}

	private static PixelRows samples(Raster raster, SampleScale scale, int[] bands) {
		int count = raster.getNumBands();
		int[] row = new int[raster.getWidth() * count];
		return (y, argb) -> {
			raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
			for (int x = 0; x < argb.length; x++) {
				int pixel = bands[0] < 0 ? 0xff : row[x * count + bands[0]] * 255 / scale.full();
				for (int band = 1; band < 4; band++) {
					pixel = pixel << 8 | scale.of(row[x * count + bands[band]]);
				}
				argb[x] = pixel;
			}
		};
	}
}
