#!/usr/bin/env bash
# Smile 4.4.2: t-SNE with an early exaggeration other than 12 never takes it off again.
#
# The similarities are multiplied by 12 at first, whatever TSNE.Options asks for, and later divided by the option's value. With
# 12, the default, that ends where it should; with 4, the value of van der Maaten and Hinton's paper, they stay three times too
# large to the end, with 1 (none) twelve times, with 24 they end at half. The layout is another one, and the cost is no longer the
# Kullback-Leibler divergence that it is called.
#
# Output seen (300 points in five groups, perplexity 20, 1000 iterations):
#   early exaggeration 12: cost 0.283
#   early exaggeration 4: cost 7.314
#   early exaggeration 24: cost 0.341
#   early exaggeration 1: cost 69.822
#
# Needs a JDK 21 or newer (JAVA_HOME) and Maven. Ends with 1 if Smile does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
for jar in com.github.haifengl:smile-core:4.4.2 com.github.haifengl:smile-base:4.4.2 org.slf4j:slf4j-api:2.0.17; do
	mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy -Dartifact="$jar" -DoutputDirectory="$work/jars"
done
cat > "$work/Exaggeration.java" <<'JAVA'
import java.util.Random;

import smile.manifold.TSNE;
import smile.math.MathEx;

public class Exaggeration {

	public static void main(String[] arguments) {
		double usual = cost(12);
		boolean isKept = cost(4) > 5 * usual & cost(24) > 1.1 * usual & cost(1) > 50 * usual;
		System.exit(isKept ? 0 : 1);
	}

	private static double cost(double exaggeration) {
		TSNE.Options usual = new TSNE.Options(2, 20, 200, 12, 1000);
		// Neither the gradient nor a lack of progress ends the iterations early.
		TSNE.Options options = new TSNE.Options(2, 20, 200, exaggeration, 1000, 1000, 1e-300, usual.momentum(),
				usual.finalMomentum(), usual.momentumSwitchIter(), usual.minGain(), null);
		MathEx.setSeed(1);
		double cost = TSNE.fit(points(), options).cost();
		System.out.printf("early exaggeration %.0f: cost %.3f%n", exaggeration, cost);
		return cost;
	}

	private static double[][] points() {
		Random random = new Random(1);
		double[][] points = new double[300][20];
		for (int i = 0; i < points.length; i++) {
			for (int j = 0; j < points[i].length; j++) {
				points[i][j] = (j == i % 5 ? 10 : 0) + random.nextGaussian();
			}
		}
		return points;
	}
}
JAVA
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" -cp "$work/jars/*" "$work/Exaggeration.java" 2> "$work/log" && echo "as described"
