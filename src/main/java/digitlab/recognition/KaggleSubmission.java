package digitlab.recognition;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import digitlab.io.AtomicFile;

/**
 * Writes predictions in the submission format of Kaggle's Digit Recognizer: {@code ImageId,Label}, images counted from 1,
 * integers alone, and lines ending with LF as in its sample submission.
 */
public final class KaggleSubmission {

	private KaggleSubmission() {
	}

	/**
	 * Writes a submission. The file is written atomically; an existing one is replaced.
	 *
	 * @param digits 0 to 9, in the order of the images
	 * @throws IOException if the folder does not exist or cannot be written to
	 */
	public static void write(Path file, List<Integer> digits) throws IOException {
		StringBuilder text = new StringBuilder("ImageId,Label\n");
		for (int i = 0; i < digits.size(); i++) {
			text.append(i + 1).append(',').append(digits.get(i)).append('\n');
		}
		AtomicFile.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
	}
}
