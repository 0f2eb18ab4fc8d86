package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.report.StatsReport;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Duplicate;
import digitlab.statistics.StatisticsSums;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import scala.Tuple2;

/**
 * The statistics of a dataset, exact and in one pass. Sums are added up; equal images meet on one machine, where they are sorted
 * by their digests and rows.
 */
@Command(name = "stats", mixinStandardHelpOptions = true, description = "Describes the images of a data source.")
final class StatsJob implements Callable<Integer> {

	@Mixin
	Input input = new Input();

	@Mixin
	Output output = new Output();

	/** The sums of a part of the images, and the rows of the blank ones. */
	private record Part(StatisticsSums sums, int[] blank, long errors) implements Serializable {

		Part and(@Nullable Part other) {
			if (other == null) {
				return this;
			}
			sums.add(other.sums);
			return new Part(sums, IntStream.concat(IntStream.of(blank), IntStream.of(other.blank)).toArray(),
					errors + other.errors);
		}
	}

	/** Either the label of an image, or the sums of a part of the images. */
	private record Sent(int label, @Nullable Part part) implements Serializable {
	}

	/** What one machine has found. Each duplicate is its row, that of the original, and 1 if their labels differ. */
	private record Found(@Nullable Part part, int[][] duplicates) implements Serializable {

		Found and(Found other) {
			Part both = part == null ? other.part : part.and(other.part);
			return new Found(both, Stream.of(duplicates, other.duplicates).flatMap(Stream::of).toArray(int[][]::new));
		}
	}

	@Override
	public Integer call() throws IOException {
		return SparkJobs.run(this::run);
	}

	private void run(SparkSession spark) throws IOException {
		output.prepare();
		JavaRDD<ImageRow> images = input.digits(spark);
		Found found = images.mapPartitionsToPair(StatsJob::sent)
				.repartitionAndSortWithinPartitions(new HashPartitioner(images.getNumPartitions()))
				.mapPartitions(part -> List.of(found(part)).iterator()).treeReduce(Found::and);
		Part all = found.part() == null ? new Part(new StatisticsSums(), new int[0], 0) : found.part();
		if (all.errors() > 0) {
			output.errors(spark, images);
		}
		List<Duplicate> duplicates = Stream.of(found.duplicates()).sorted(Comparator.comparingInt(each -> each[0]))
				.map(each -> new Duplicate(each[0], each[1], each[2] == 1)).toList();
		List<Integer> blank = IntStream.of(all.blank()).sorted().boxed().toList();
		DatasetStatistics statistics = all.sums().result(input.name(), duplicates, blank);
		Map<String, Object> document = new StatsReport(statistics, null, null).document();
		document.put("errors", all.errors());
		output.document("stats.json", document);
	}

	/** Digests of the images of a part, and last its sums. */
	private static Iterator<Tuple2<ImageKey, Sent>> sent(Iterator<ImageRow> rows) {
		StatisticsSums sums = new StatisticsSums();
		List<Integer> blank = new ArrayList<>();
		long[] errors = new long[1];
		long[] last = new long[1];
		DigestedImages digests = new DigestedImages();
		Iterator<Tuple2<ImageKey, Sent>> sound = new FlatIterator<>(new MappedIterator<>(rows, row -> {
			byte[] pixels = row.pixels();
			if (pixels == null) {
				errors[0]++;
				return List.<Tuple2<ImageKey, Sent>>of().iterator();
			}
			last[0] = row.row();
			if (sums.add(row.label(), pixels)) {
				blank.add(Math.toIntExact(row.row()));
			}
			return List.of(new Tuple2<>(digests.key(row.row(), pixels), new Sent(row.label(), null))).iterator();
		}));
		// Asked for when the images are at their end.
		Iterator<Iterator<Tuple2<ImageKey, Sent>>> both = new MappedIterator<>(List.of(true, false).iterator(),
				isImages -> isImages
						? sound
						: List.of(new Tuple2<>(ImageKey.ofSums(last[0]), new Sent(0,
								new Part(sums, blank.stream().mapToInt(i -> i).toArray(), errors[0])))).iterator());
		return new FlatIterator<>(both);
	}

	private static Found found(Iterator<Tuple2<ImageKey, Sent>> sorted) {
		Part all = null;
		List<int[]> duplicates = new ArrayList<>();
		ImageKey original = null;
		int label = 0;
		while (sorted.hasNext()) {
			Tuple2<ImageKey, Sent> next = sorted.next();
			Part part = next._2().part();
			if (part != null) {
				all = all == null ? part : all.and(part);
			} else if (original == null || !next._1().isSameImage(original)) {
				original = next._1();
				label = next._2().label();
			} else {
				Duplicate duplicate = Duplicate.of(Math.toIntExact(next._1().row()), next._2().label(),
						Math.toIntExact(original.row()), label);
				duplicates.add(new int[]{duplicate.index(), duplicate.original(), duplicate.conflicting() ? 1 : 0});
			}
		}
		return new Found(all, duplicates.toArray(int[][]::new));
	}
}
