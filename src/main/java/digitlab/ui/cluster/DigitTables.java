package digitlab.ui.cluster;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.plot.HeatMap;
import digitlab.plot.HeatMap.Cell;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;

/** Tables about digits, which files have in English, in the language of the window. */
final class DigitTables {

	private static final int DECIMALS = 2;

	private DigitTables() {
	}

	/** The number of images of each digit in every cluster; a large number of clusters is not shown entirely. */
	static HeatMap contingency(ClusterResult result, HeatMap map) {
		int[][] counts = Objects.requireNonNull(result.measures().agreement()).contingency();
		int shown = map.rows().size();
		String framed = tr("Framed: the digit that the cluster is matched to; no digit is used twice.");
		return new HeatMap(map.title(), tr("cluster"), tr("labelled digit"),
				IntStream.range(0, shown).mapToObj(c -> GroupNames.cluster(result, c)).toList(), map.columns(),
				IntStream.range(0, shown)
						.mapToObj(c -> cells(map.cells().get(c), digit -> Numbers.count(counts[c][digit]))).toList(),
				shown == counts.length
						? framed
						: String.join(" ", framed, tr("The largest %,d of %,d clusters.", shown, counts.length)));
	}

	/** The distances between the digits. */
	static HeatMap distances(DigitDistances distances, HeatMap map) {
		List<Integer> digits = distances.digits();
		return new HeatMap(map.title(), tr("digit"), tr("digit"), map.rows(), map.columns(),
				IntStream.range(0, digits.size()).mapToObj(row -> cells(map.cells().get(row), column -> row == column
						? map.cells().get(row).get(column).text()
						: Numbers.decimal(distances.distances()[digits.get(row)][digits.get(column)], DECIMALS))).toList(),
				tr("In the units of the space. Brighter is closer; the closest two are framed."));
	}

	private static List<Cell> cells(List<Cell> row, IntFunction<String> text) {
		return IntStream.range(0, row.size())
				.mapToObj(column -> new Cell(text.apply(column), row.get(column).share(), row.get(column).marked())).toList();
	}
}
