package digitlab.djl;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.zip.*;

import digitlab.data.*;
import digitlab.training.*;
public class Probe {
	static byte[] gz(String f, int skip) throws IOException {
		try (var in = new GZIPInputStream(Files.newInputStream(Path.of("/work/shared/mnist", f)))) {
			byte[] b = in.readAllBytes();
			return Arrays.copyOfRange(b, skip, b.length);
		}
	}
	public static void main(String[] a) throws Exception {
		byte[] px = gz("train-images-idx3-ubyte.gz", 16), lb = gz("train-labels-idx1-ubyte.gz", 8);
		int n = Integer.parseInt(a[0]);
		var d = new DigitDataset("mnist", Arrays.copyOf(px, n * 784), Arrays.copyOf(lb, n));
		var aug = Augmentation.valueOf(a[1]);
		int ep = Integer.parseInt(a[2]);
		var c = new TrainingConfig(ep, 128, 2e-3, .15, 1e-2, .05, .998, .5, aug, Math.min(5000, n / 10), 1, 2, "cpu");
		var plan = TrainingPlan.holdOut(c, d, null, false);
		var r = new DjlTrainer(new DjlDevices()).train(plan, new TrainingListener() {
			public void epochFinished(EpochResult e, boolean b) {
				System.out.println(e);
			}
		}, new StopSignal());
		System.out.println(
				r.reason() + " " + r.imagesPerSecond() + " " + r.trainingAccuracy() + " " + r.parameters() + " " + r.seconds());
	}
}
