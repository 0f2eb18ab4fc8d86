package digitlab.fuzz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import digitlab.imaging.ImageIntake;
import digitlab.imaging.TiffFiles;
import digitlab.imaging.WebpFiles;
import digitlab.segmentation.DigitNormalizer;

/** Pictures: PNG, JPEG, WebP, TIFF, GIF and BMP. */
record PictureTarget() implements FuzzTarget {

	private static final int SIDE = 24;

	@Override
	public List<byte[]> seeds() throws IOException {
		List<byte[]> seeds = new ArrayList<>();
		for (int type : new int[]{BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB,
				BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_GRAY}) {
			seeds.add(written("png", type, false));
			seeds.add(written("png", type, true));
		}
		seeds.add(written("jpeg", BufferedImage.TYPE_INT_RGB, false));
		seeds.add(written("jpeg", BufferedImage.TYPE_INT_RGB, true));
		seeds.add(written("jpeg", BufferedImage.TYPE_BYTE_GRAY, true));
		seeds.add(written("gif", BufferedImage.TYPE_BYTE_INDEXED, false));
		seeds.add(written("gif", BufferedImage.TYPE_BYTE_INDEXED, true));
		seeds.add(written("bmp", BufferedImage.TYPE_INT_RGB, false));
		seeds.add(written("bmp", BufferedImage.TYPE_BYTE_INDEXED, false));
		seeds.add(WebpFiles.lossy());
		seeds.add(WebpFiles.lossyWithAlpha());
		seeds.add(WebpFiles.lossless(drawn(BufferedImage.TYPE_INT_ARGB)));
		seeds.add(WebpFiles.lossless(drawn(BufferedImage.TYPE_INT_RGB), TiffFiles.directory(Map.of(TiffFiles.ORIENTATION, 6))));
		for (String compression : new String[]{"CCITT T.6", "LZW", "JPEG", "PackBits", "Deflate"}) {
			seeds.add(tiff(compression));
		}
		seeds.add(TiffFiles.of(Map.of(), drawn(BufferedImage.TYPE_BYTE_GRAY), drawn(BufferedImage.TYPE_BYTE_GRAY)));
		seeds.addAll(bombs());
		return seeds;
	}

	/** Small files that claim to be large. */
	private static List<byte[]> bombs() {
		BufferedImage small = drawn(BufferedImage.TYPE_BYTE_GRAY);
		byte[] webp = WebpFiles.lossless(small);
		ByteBuffer.wrap(webp).putInt(21, -1);
		return List.of(webp, TiffFiles.of(Map.of(TiffFiles.WIDTH, 60_000, TiffFiles.HEIGHT, 60_000), small),
				TiffFiles.of(Map.of(TiffFiles.WIDTH, 9_000, TiffFiles.HEIGHT, 9_000, TiffFiles.ROWS_PER_STRIP, 9_000), small),
				TiffFiles.of(Map.of(TiffFiles.BITS_A_SAMPLE, 31), small),
				TiffFiles.of(Map.of(TiffFiles.TILE_WIDTH, 60_000, TiffFiles.TILE_HEIGHT, 60_000), small));
	}

	private static byte[] tiff(String compression) throws IOException {
		boolean isFax = compression.startsWith("CCITT");
		return written("tiff", isFax ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB, param -> {
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionType(compression);
		});
	}

	/** A handwritten 7. */
	private static BufferedImage drawn(int type) {
		BufferedImage picture = new BufferedImage(SIDE, SIDE, type);
		Graphics2D pen = picture.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, SIDE, SIDE);
		pen.setColor(Color.BLACK);
		pen.drawPolyline(new int[]{6, 17, 9}, new int[]{5, 5, 19}, 3);
		pen.dispose();
		return picture;
	}

	private static byte[] written(String format, int type, boolean progressive) throws IOException {
		return written(format, type, param -> {
			if (progressive) {
				param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
			}
		});
	}

	private static byte[] written(String format, int type, Consumer<ImageWriteParam> settings) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			settings.accept(param);
			writer.setOutput(stream);
			writer.write(null, new IIOImage(drawn(type), null, null), param);
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	@Override
	public void read(Path folder, byte[] input) throws IOException {
		DigitNormalizer.normalize(ImageIntake.read(Files.write(folder.resolve("picture"), input)));
	}

	/** A block of a TIFF picture, 80 MiB of pixels before they are reduced, and a few copies of 2000 × 2000 pixels afterwards. */
	@Override
	public long mostHeap(int size) {
		return (300L << 20) + 64L * size;
	}
}
