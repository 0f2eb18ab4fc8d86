package digitlab.djl;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelExport;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.report;

/**
 * The exported network in ONNX Runtime beside ours: the same images, one thread, in turn. Reports the ratio of times and the
 * largest difference between the logits.
 */
public final class OnnxBenchmark {

	private static final int IMAGES = 1024;
	private static final int[] BATCHES = {1, 128};
	private static final int WARM_UP = 30;
	private static final double SECONDS = 8;

	private OnnxBenchmark() {
	}

	public static void main(String[] arguments) throws IOException, OrtException {
		EngineForTests.start();
		StoredModel model = new ModelStore(Path.of("models"), Path.of("target/no-models")).find("alexnet28");
		Path file = Files.createDirectories(Path.of("target/onnx")).resolve("alexnet28.onnx");
		ModelExport.write(model, file);
		report("%s, %,d bytes", file, Files.size(file));
		DigitDataset digits = new SyntheticDigits(IMAGES, 3).read(Split.TEST, ProgressListener.NONE, new CancellationToken());
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			options.setIntraOpNumThreads(1);
			try (OrtSession theirs = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
					DjlClassifier ours = DjlClassifier.open(model.weights(), 1)) {
				for (int batch : BATCHES) {
					compare(ours, theirs, digits, batch);
				}
			}
		}
	}

	private static void compare(DjlClassifier ours, OrtSession theirs, DigitDataset digits, int batch) throws OrtException {
		int runs = (int) Math.max(10, SECONDS * 300 / batch);
		double[] here = new double[runs];
		double[] there = new double[runs];
		double apart = 0;
		for (int i = -WARM_UP; i < runs; i++) {
			int first = Math.floorMod(i * batch, IMAGES);
			List<DigitImage> images = IntStream.range(first, first + batch).mapToObj(n -> digits.image(n % IMAGES)).toList();
			long t0 = System.nanoTime();
			float[][] a = ours.logits(images);
			long t1 = System.nanoTime();
			float[][] b = run(theirs, images);
			long t2 = System.nanoTime();
			apart = Math.max(apart, largestDifference(a, b));
			if (i >= 0) {
				here[i] = (t1 - t0) / 1e6;
				there[i] = (t2 - t1) / 1e6;
			}
		}
		report("batch %3d  ours median %.2f ms  ONNX Runtime median %.2f ms  ONNX Runtime / ours %.2f  largest difference %.1e",
				batch,
				median(here), median(there), median(there) / median(here), apart);
	}

	private static float[][] run(OrtSession session, List<DigitImage> images) throws OrtException {
		float[] pixels = new float[images.size() * DigitImage.PIXELS];
		for (int i = 0; i < images.size(); i++) {
			byte[] bytes = images.get(i).toBytes();
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				pixels[i * DigitImage.PIXELS + p] = (bytes[p] & 0xff) / 255f;
			}
		}
		try (OnnxTensor input = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(pixels),
				new long[]{images.size(), 1, 28, 28}); OrtSession.Result result = session.run(Map.of("pixels", input))) {
			return (float[][]) result.get(0).getValue();
		}
	}

	private static double largestDifference(float[][] a, float[][] b) {
		double largest = 0;
		for (int i = 0; i < a.length; i++) {
			for (int digit = 0; digit < 10; digit++) {
				largest = Math.max(largest, Math.abs(a[i][digit] - b[i][digit]));
			}
		}
		return largest;
	}
}
