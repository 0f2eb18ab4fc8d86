package digitlab.ui.cluster;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.LabelAgreement;
import digitlab.plot.ClusterGroups;

import static digitlab.language.Localization.tr;

/** The names of clusters and other groups in the language of the window. {@link ClusterGroups} has those for files. */
final class GroupNames {

	private GroupNames() {
	}

	/** A cluster's name: its number from 1 and, if there are labels, the digit that most of its images show. */
	static String cluster(ClusterResult result, int cluster) {
		LabelAgreement agreement = result.measures().agreement();
		int digit = agreement == null ? -1 : agreement.majorityDigit(cluster);
		return digit < 0 ? tr("cluster %d", cluster + 1) : tr("cluster %d, mostly %d", cluster + 1, digit);
	}

	/** The names of all groups, in the order of {@link ClusterGroups#names}. */
	static List<String> of(ClusterGroups groups) {
		return switch (groups.coloring()) {
			case CLUSTER ->
				IntStream.range(0, groups.result().clusters().k()).mapToObj(c -> cluster(groups.result(), c)).toList();
			case LABEL -> Stream.concat(IntStream.range(0, LabelAgreement.DIGITS).mapToObj(d -> tr("digit %d", d)),
					Stream.of(tr("no label"))).toList();
			case MATCH -> List.of(tr("right match"), tr("wrong match"), tr("no label"));
		};
	}
}
