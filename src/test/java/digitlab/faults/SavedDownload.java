package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.djl.EngineForTests;
import digitlab.djl.MnistDownload;
import digitlab.djl.MnistStandIn;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** MNIST, downloaded from a server in this process: version N is the Nth folder that has it. */
final class SavedDownload implements Versions {

	private static final int IMAGES = 20;

	@Override
	public void save(Path home, int number) throws IOException {
		EngineForTests.start();
		try (MnistStandIn server = MnistStandIn.of(IMAGES)) {
			MnistDownload download = server.download(home.resolve("mnist " + number));
			download.download(ProgressListener.NONE, new CancellationToken());
			Versions.require(download.isDownloaded(), "the download that was said to be done");
		}
	}

	@Override
	public int check(Path home) throws IOException {
		int number = 0;
		while (Files.exists(home.resolve("mnist " + (number + 1)))) {
			number++;
			try (MnistStandIn server = MnistStandIn.of(IMAGES)) {
				for (Split split : Split.values()) {
					DigitDataset read = server.download(home.resolve("mnist " + number)).read(split, ProgressListener.NONE,
							new CancellationToken());
					Versions.require(read.hasSameImages(server.digits()), "MNIST");
				}
			}
		}
		return number;
	}
}
