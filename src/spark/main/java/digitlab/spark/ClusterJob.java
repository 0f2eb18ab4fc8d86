package digitlab.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.cli.ClusterOptions;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.KMeansOptions;
import digitlab.clustering.KMeansPass;
import digitlab.clustering.Pca;
import digitlab.clustering.PointBlock;
import digitlab.plot.ClusterFigures;
import digitlab.report.ClusterReport;
import digitlab.report.SavedClusters;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "cluster", mixinStandardHelpOptions = true, description = "Finds groups of digits without using their labels, and "
		+ "shows how well the groups match the labels.")
final class ClusterJob implements Callable<Integer> {

	private static final int SAMPLE = 10_000;
	private static final double NANOS = 1e9;
	private static final StructType ASSIGNMENT = new StructType().add("row", DataTypes.LongType)
			.add("label", DataTypes.IntegerType).add("cluster", DataTypes.IntegerType);

	@Mixin
	Input input = new Input();

	@Mixin
	ModelChoice model = new ModelChoice();

	@Mixin
	Output output = new Output();

	@Mixin
	ClusterOptions options = new ClusterOptions();

	@Option(names = "--sample", paramLabel = "N", description = "Images in the plot (default: 10000, for tsne 2000).")
	@Nullable
	Integer sample;

	@Option(names = "--limit", paramLabel = "N", description = "Use the first N images only.")
	long limit = Long.MAX_VALUE;

	@Override
	public Integer call() throws IOException {
		return SparkJobs.run(this::run);
	}

	private void run(SparkSession spark) throws IOException {
		int plotted = sample == null ? Math.min(SAMPLE, options.projection().bearable()) : sample;
		ClusterParameters parameters = options.parameters(plotted, false);
		output.prepare();
		new Engine.Libraries(output.natives).prepare();
		long start = System.nanoTime();
		long first = limit;
		JavaRDD<ImageRow> all = input.digits(spark).filter(row -> row.row() < first);
		Points points = points(spark);
		Points.Part part = all.mapPartitions(rows -> List.of(points.sums(rows)).iterator()).treeReduce(Points.Part::and);
		if (part.errors() > 0) {
			output.errors(spark, all);
		}
		if (part.sums() == null) {
			throw new IOException("There are no images in " + input.source + ".");
		}
		Pca pca = part.sums().fit(Math.max(2, parameters.components()));
		long afterPca = System.nanoTime();
		JavaRDD<PointBlock> blocks = blocks(spark, all, points, pca, parameters.components())
				.persist(StorageLevel.MEMORY_AND_DISK());
		KMeansOptions starts = KMeansOptions.of(parameters.k(), parameters.restarts(), parameters.seed());
		DistributedKMeans.Result found = new DistributedKMeans(blocks, starts, points.libraries()).run();
		long afterClusters = System.nanoTime();
		int wanted = Math.max(plotted, parameters.silhouetteSample());
		float[][] centres = found.centres();
		long order = parameters.seed();
		ClusterSample measured = blocks.mapPartitions(each -> {
			points.libraries().prepare();
			return List.of(ClusterSample.of(each, centres, wanted, order)).iterator();
		}).treeReduce(ClusterSample::and);
		int[] rank = rank(measured.sizes());
		save(spark, blocks, centres, rank, points.libraries());
		ClusterAssembly assembly = new ClusterAssembly(parameters, pca, found, measured, rank, points,
				kept(all, measured, plotted));
		SavedParts parts = new SavedParts(start, afterPca, afterClusters);
		write(assembly, parts);
		blocks.unpersist();
	}

	/** The times of the phases. */
	private record SavedParts(long start, long afterPca, long afterClusters) {
	}

	private Points points(SparkSession spark) throws IOException {
		Engine.Libraries libraries = new Engine.Libraries(output.natives);
		return new Points(libraries, options.isPixels()
				? null
				: new ExecutorNetwork(ModelChoice.send(spark, model.read(), output.natives),
						spark.sparkContext().collectionAccumulator("starts of engines")));
	}

	private JavaRDD<PointBlock> blocks(SparkSession spark, JavaRDD<ImageRow> images, Points points, Pca pca,
			int columns) {
		Broadcast<Pca> sent = JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(pca);
		return images.mapPartitions(rows -> points.blocks(rows, columns == 0 ? null : sent.value(), columns));
	}

	/** The place of each cluster among all, the largest first. */
	private static int[] rank(int[] sizes) {
		int[] order = IntStream.range(0, sizes.length).boxed().sorted(Comparator.comparingInt(c -> -sizes[c]))
				.mapToInt(Integer::intValue).toArray();
		int[] rank = new int[order.length];
		for (int r = 0; r < order.length; r++) {
			rank[order[r]] = r;
		}
		return rank;
	}

	private void save(SparkSession spark, JavaRDD<PointBlock> blocks, float[][] centres, int[] rank,
			Engine.Libraries libraries) {
		JavaRDD<Row> rows = blocks.mapPartitions(each -> {
			libraries.prepare();
			return new FlatIterator<>(new MappedIterator<>(each, block -> assigned(block, centres, rank)));
		});
		spark.createDataFrame(rows, ASSIGNMENT).write().mode(SaveMode.ErrorIfExists).format(output.format)
				.option("header", "true").save(output.place("assignment"));
	}

	private static Iterator<Row> assigned(PointBlock block, float[][] centres, int[] rank) {
		int[] assignment = KMeansPass.assign(block, centres);
		return IntStream.range(0, assignment.length)
				.mapToObj(i -> RowFactory.create(block.rows()[i], block.labels()[i] < 0 ? null : (int) block.labels()[i],
						rank[assignment[i]] + 1))
				.iterator();
	}

	/** The images of the sample's first points. */
	private static Map<Long, ImageRow> kept(JavaRDD<ImageRow> images, ClusterSample measured, int plotted) {
		long[] rows = Stream.of(measured.sample()).sorted(Comparator.comparingDouble(ClusterSample.Point::order)).limit(plotted)
				.mapToLong(ClusterSample.Point::row).sorted().toArray();
		Map<Long, ImageRow> kept = new HashMap<>();
		images.filter(image -> Arrays.binarySearch(rows, image.row()) >= 0).collect()
				.forEach(image -> kept.put(image.row(), image));
		return kept;
	}

	private void write(ClusterAssembly assembly, SavedParts times) throws IOException {
		ClusterAssembly.Assembled assembled = assembly.assemble((times.afterPca() - times.start()) / NANOS,
				(times.afterClusters() - times.afterPca()) / NANOS, times.afterClusters());
		String key = options.spaceKey();
		int samples = IntStream.of(assembled.sizes()).sum();
		Storage.write(output.place(SavedClusters.FILE),
				SavedClusters.of(input.name(), key, options.isPixels() ? null : model.read().name(), samples,
						assembled.result(), assembled.images()).toBytes());
		ClusterFigures figures = new ClusterFigures(assembled.result(), assembled.images());
		Storage.write(output.place("plot.svg"), figures.scatter().toSvg().getBytes(StandardCharsets.UTF_8));
		Storage.write(output.place("points.csv"), figures.points().toCsv().getBytes(StandardCharsets.UTF_8));
		output.document("cluster.json",
				new ClusterReport(input.name(), key, 0, assembled.result(), samples, assembled.sizes()).document());
	}
}
