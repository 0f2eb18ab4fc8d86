package digitlab.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes NumPy arrays in a zip, named as in Keras' MNIST: {@code x_train} (N, 28, 28) and {@code y_train} (N), likewise {@code
 * x_test} and {@code y_test}, all unsigned bytes. Images without labels have no {@code y}. Source: NumPy's documentation of the
 * .npy format, version 1.0.
 */
final class NpzExport extends DatasetExport.StreamParts {

	private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
	/** The length of everything before the values is a multiple of this. */
	private static final int ALIGNMENT = 64;

	private final ZipOutputStream zip;
	private String part = "";
	private DigitDataset images = new DigitDataset("none", new byte[0], new byte[0]);

	NpzExport(OutputStream out) {
		super(out);
		zip = new ZipOutputStream(out);
	}

	@Override
	public void begin(Split split, DigitDataset all) throws IOException {
		part = split.label();
		images = all;
		array("x_" + part, "(" + all.size() + ", 28, 28)");
	}

	@Override
	public void image(int index, byte[] pixels) throws IOException {
		zip.write(pixels);
	}

	@Override
	public void end() throws IOException {
		if (images.isLabelled()) {
			array("y_" + part, "(" + images.size() + ",)");
			byte[] labels = new byte[images.size()];
			for (int i = 0; i < labels.length; i++) {
				labels[i] = (byte) images.label(i);
			}
			zip.write(labels);
		}
	}

	private void array(String name, String shape) throws IOException {
		ZipEntry entry = new ZipEntry(name + ".npy");
		entry.setTime(0); // the same data give the same file
		zip.putNextEntry(entry);
		String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }";
		int before = MAGIC.length + Short.BYTES;
		int length = (before + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
		zip.write(MAGIC);
		zip.write(length & 0xff);
		zip.write(length >> 8);
		zip.write((header + " ".repeat(length - 1 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public void finish() throws IOException {
		zip.finish();
	}
}
