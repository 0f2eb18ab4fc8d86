package digitlab.fuzz;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import digitlab.sketch.DigitNormalizer;
import digitlab.sketch.ImageIntake;

/** Pictures: PNG, JPEG, GIF and BMP. */
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
		return seeds;
	}

	/** A written 7. */
	private static byte[] written(String format, int type, boolean progressive) throws IOException {
		BufferedImage picture = new BufferedImage(SIDE, SIDE, type);
		Graphics2D pen = picture.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, SIDE, SIDE);
		pen.setColor(Color.BLACK);
		pen.drawPolyline(new int[]{6, 17, 9}, new int[]{5, 5, 19}, 3);
		pen.dispose();
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			if (progressive) {
				param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
			}
			writer.setOutput(stream);
			writer.write(null, new IIOImage(picture, null, null), param);
		} finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	@Override
	public void read(Path folder, byte[] input) throws IOException {
		DigitNormalizer.normalize(ImageIntake.read(Files.write(folder.resolve("picture"), input)));
	}

	/** A few copies of 2000 × 2000 pixels, to which larger pictures are thinned out. */
	@Override
	public long mostHeap(int size) {
		return (150L << 20) + 64L * size;
	}
}
