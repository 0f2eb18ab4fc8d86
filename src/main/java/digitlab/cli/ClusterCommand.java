package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.plot.ClusterExport;
import digitlab.plot.ClusterFigures;
import digitlab.plot.Coloring;
import digitlab.plot.PictureSize;
import digitlab.report.ClusterReport;
import digitlab.services.ClusterService;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "cluster", description = "Finds groups of digits without using their labels, and shows how well the groups "
		+ "match the labels.", footer = {
				"", "What --out writes depends on the file's ending: .png and .svg the plot,",
				".csv the points, .html a report. A .png or .csv named centroids (the mean",
				"images), contingency, distances (of the digits), dendrogram, elbow or",
				"variance, optionally followed by a hyphen and a number, has that figure."})
final class ClusterCommand implements Callable<Integer> {

	private static final double NANOS = 1e9;

	private final CliServices services;
	private final Terminal terminal;

	@Spec
	CommandSpec spec = CommandSpec.create();

	@Mixin
	ClusterOptions options = new ClusterOptions();

	@Mixin
	SplitOptions data = new SplitOptions(Split.TRAIN);

	@Option(names = "--model", paramLabel = "M", description = "The network for --space features, by name or folder "
			+ "(default: the selected one).")
	@Nullable
	String model;

	@Option(names = "--sample", paramLabel = "N", description = "Images that umap or tsne places in the plot (default: "
			+ "10000 and 2000, which take less than half a minute).")
	@Nullable
	Integer sample;

	@Option(names = "--limit", paramLabel = "N", description = "Use the first N images only.")
	@Nullable
	Integer limit;

	@Option(names = "--elbow", description = "Also try 2 to 30 clusters.")
	boolean elbow;

	@Option(names = "--out", paramLabel = "FILE", description = "File to write; can be given several times.")
	List<Path> out = List.of();

	@Option(names = "--color", paramLabel = "BY", description = "What the colours of the plot show: cluster, label, or "
			+ "match (right or wrong) (default: ${DEFAULT-VALUE}).")
	Coloring coloring = Coloring.CLUSTER;

	@Option(names = "--size", paramLabel = "WxH", description = "Size of the plot as PNG (default: ${DEFAULT-VALUE}).")
	String size = "1280x800";

	@Option(names = "--scale", paramLabel = "N", description = "Scale of the PNG: 1, 2 or 4 times its size (default: "
			+ "${DEFAULT-VALUE}).")
	int scale = 1;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	ClusterCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() throws IOException {
		ClusterParameters parameters = parameters();
		PictureSize pixels = pictureSize();
		for (Path file : out) {
			ClusterExport.check(file);
			OutputFiles.check(file, data.source);
		}
		long start = System.nanoTime();
		DigitDataset images = load();
		for (Path file : out) {
			ClusterExport.checkLabels(file, images);
		}
		StoredModel network = options.isPixels() ? null : services.model(model, terminal);
		ClusterService service = new ClusterService(services.engine().classifiers(), TrainCommand.cores());
		FloatMatrix points = service.points(images, network, terminal.progress("Features"), terminal.cancellation());
		double loading = (System.nanoTime() - start) / NANOS;
		ClusterResult result = service.analyse(points, images, parameters, new Bars(), terminal.cancellation());
		List<Path> written = new ArrayList<>();
		IOException failure = write(new ClusterFigures(result, images, coloring), spaceInWords(network), pixels, written);
		tell(ClusterReport.of(images.source(), options.spaceKey(), loading, result), written);
		if (failure != null) {
			throw failure; // the result has been printed nevertheless
		}
		return result.stopped() ? ExitCodes.STOPPED : ExitCodes.DONE;
	}

	private ClusterParameters parameters() {
		try {
			if (limit != null && limit < 1) {
				throw new IllegalArgumentException("--limit must be at least 1, not " + limit + ".");
			}
			return options.parameters(sample == null ? options.projection().bearable() : sample,
					elbow || out.stream().anyMatch(ClusterExport::needsElbow));
		} catch (IllegalArgumentException e) {
			throw usage(e.getMessage());
		}
	}

	private ParameterException usage(String sentence) {
		return new ParameterException(spec.commandLine(), sentence);
	}

	/** A size whose scaled pictures still fit into memory. */
	private PictureSize pictureSize() {
		try {
			PictureSize sides = PictureSize.parse(size);
			if (scale != 1 && scale != 2 && scale != 4 || (long) sides.width() * sides.height() * scale * scale > 100_000_000) {
				throw usage("--scale takes 1, 2 or 4, and a picture has at most 100 million pixels.");
			}
			return sides;
		} catch (IllegalArgumentException e) {
			throw usage("--size: " + e.getMessage());
		}
	}

	private DigitDataset load() throws IOException {
		DigitDataset images = data.read(services, terminal);
		return limit == null ? images : ClusterService.first(images, limit);
	}

	/** Writes all files that can be written; returns the failure of the first of the others. */
	private @Nullable IOException write(ClusterFigures figures, String words, PictureSize pixels, List<Path> written) {
		IOException first = null;
		for (Path file : out) {
			try {
				ClusterExport.write(figures, words, file, pixels.width(), pixels.height(), scale);
				written.add(file);
			} catch (IOException e) {
				first = first == null ? e : first;
			}
		}
		return first;
	}

	private static String spaceInWords(@Nullable StoredModel network) {
		return network == null
				? "the 784 pixels, 0 paper to 1 ink"
				: "activations of the last hidden layer of the network " + network.name();
	}

	private void tell(ClusterReport report, List<Path> written) {
		if (json) {
			terminal.json(report.document());
		} else {
			report.lines().forEach(line -> terminal.print("%s", line));
			if (!written.isEmpty()) {
				terminal.print("%nWritten: %s", String.join(", ", written.stream().map(Path::toString).toList()));
			}
		}
	}

	/** Shows a progress bar for each phase. */
	private final class Bars implements ClusterListener {

		private static final Map<Phase, String> WORDS = Map.of(Phase.PCA, "Components", Phase.KMEANS, "Clusters", Phase.MEASURES,
				"Measures", Phase.ELBOW, "Other numbers", Phase.PROJECTION, "Plot");

		private final Map<Phase, ProgressListener> bars = new EnumMap<>(Phase.class);

		@Override
		public synchronized void progress(Phase phase, long done, long total) {
			bars.computeIfAbsent(phase, p -> terminal.progress(WORDS.get(p))).progress(done, total);
		}
	}
}
