package digitlab.spark;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes the keys of images. */
final class DigestedImages {

	private final MessageDigest digest;

	DigestedImages() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}

	ImageKey key(long row, byte[] pixels) {
		ByteBuffer sum = ByteBuffer.wrap(digest.digest(pixels));
		return new ImageKey(false, sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong(), row);
	}
}
