package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.plot.ClusterExport;
import digitlab.plot.ClusterFigures;
import digitlab.synthetic.SyntheticDigits;

/** What is exported of clusters: points of 20 + N images, their plot, then a report with N. */
final class SavedClusters implements Versions {

	private static final int LEAST = 20;

	private static ClusterFigures figures(int count) {
		DigitDataset images = new SyntheticDigits(count, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		ClusterParameters parameters = new ClusterParameters(3, 4, 2, 1, Projection.PCA, 25, 100, false);
		return new ClusterFigures(ClusterAnalysis.run(FloatMatrix.ofPixels(images), ClusterAnalysis.labels(images), parameters,
				ClusterListener.NONE, new CancellationToken()), images);
	}

	@Override
	public void save(Path home, int number) throws IOException {
		ClusterFigures figures = figures(LEAST + number);
		for (String file : new String[]{"points.csv", "plot.svg", "report.html"}) {
			ClusterExport.write(figures, "version " + number + ".", home.resolve(file), 640, 400, 1);
		}
	}

	/** The report's version; the others may be one ahead. */
	@Override
	public int check(Path home) throws IOException {
		int report = 0;
		if (Files.exists(home.resolve("report.html"))) {
			String text = Files.readString(home.resolve("report.html"));
			Versions.require(text.stripTrailing().endsWith("</html>"), "report");
			report = Integer.parseInt(text.replaceAll("(?s).*version ([0-9]+)\\..*", "$1"));
		}
		int points = 0;
		if (Files.exists(home.resolve("points.csv"))) {
			points = Files.readAllLines(home.resolve("points.csv")).size() - 1 - LEAST;
			Versions.require(Files.readString(home.resolve("points.csv")).endsWith("\r\n"), "points");
		}
		Versions.require(points == report || points == report + 1, "points " + points + " with report " + report);
		Path plot = home.resolve("plot.svg");
		Versions.require(!Files.exists(plot) || Files.readString(plot).stripTrailing().endsWith("</svg>"), "plot");
		return report;
	}
}
