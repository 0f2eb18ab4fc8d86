#!/usr/bin/env bash
# Java's own JPEG reader (javax.imageio, seen in JDK 17.0.15 and 25) and the passes of a progressive file.
#
# ImageReadParam.setSourceProgressivePasses(first, count) reads as if it chose which passes are decoded. What it does to a
# progressive JPEG is to end after `count` scans, counted from the file's first one, whatever `first` is: asked for one pass from the
# fourth on, or from the tenth on in a file that has six, the reader gives the same picture as for the first pass alone, and tells
# its listeners that the fourth or the tenth pass has begun. So "skip the coarse passes, show me the rest" gives the coarse ones.
#
# Output seen with both:
#   scans in the file: 6
#   passes 0 to 0: told of [0], like the first pass: true, like all passes: false
#   passes 3 to 3: told of [3], like the first pass: true, like all passes: false
#   passes 9 to 9: told of [9], like the first pass: true, like all passes: false
#
# Needs a JDK, 17 or newer; nothing is installed or downloaded. Ends with 1 if the reader does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/Passes.java" <<'JAVA'
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.event.IIOReadUpdateListener;

public class Passes {

	private static final List<Object> told = new ArrayList<>();

	public static void main(String[] arguments) throws Exception {
		byte[] file = progressive();
		int scans = 0;
		for (int i = 0; i + 1 < file.length; i++) {
			scans += file[i] == (byte) 0xff && file[i + 1] == (byte) 0xda ? 1 : 0;
		}
		System.out.println("scans in the file: " + scans);
		int[] all = read(file, 0, Integer.MAX_VALUE);
		int[] first = read(file, 0, 1);
		for (int pass : new int[]{0, 3, 9}) {
			int[] one = read(file, pass, 1);
			System.out.printf("passes %d to %d: told of %s, like the first pass: %s, like all passes: %s%n", pass, pass, told,
					Arrays.equals(one, first), Arrays.equals(one, all));
		}
	}

	/** Noise, so that every scan changes something. */
	private static byte[] progressive() throws Exception {
		var image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
		var random = new Random(1);
		for (int i = 0; i < 64 * 64; i++) {
			image.getRaster().setSample(i % 64, i / 64, 0, random.nextInt(256));
		}
		var bytes = new ByteArrayOutputStream();
		var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		var how = writer.getDefaultWriteParam();
		how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
		try (var out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image, null, null), how);
		}
		return bytes.toByteArray();
	}

	private static int[] read(byte[] file, int first, int count) throws Exception {
		var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
		reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
		told.clear();
		reader.addIIOReadUpdateListener((IIOReadUpdateListener) Proxy.newProxyInstance(Passes.class.getClassLoader(),
				new Class<?>[]{IIOReadUpdateListener.class}, (proxy, method, values) -> {
					if (method.getName().equals("passStarted")) {
						told.add(values[2]);
					}
					return null;
				}));
		var how = reader.getDefaultReadParam();
		how.setSourceProgressivePasses(first, count);
		return reader.read(0, how).getRaster().getSamples(0, 0, 64, 64, 0, (int[]) null);
	}
}
JAVA
cat > "$work/expected" <<'TEXT'
scans in the file: 6
passes 0 to 0: told of [0], like the first pass: true, like all passes: false
passes 3 to 3: told of [3], like the first pass: true, like all passes: false
passes 9 to 9: told of [9], like the first pass: true, like all passes: false
TEXT
java -version 2>&1 | head -1
java "$work/Passes.java" | tee "$work/seen"
diff "$work/expected" "$work/seen" && echo "as described"
