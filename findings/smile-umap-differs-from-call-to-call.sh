#!/usr/bin/env bash
# Smile 4.4.2: UMAP with the same seed gives another layout at every call, and the same ones again in the next process.
#
# MathEx.setSeed fixes everything that Smile draws. For a connected graph of at most 10,000 points, UMAP starts with a spectral
# embedding; its solver, ARPACK, draws its first vector itself, from a generator that nobody can seed and that goes on from call
# to call. A program that is run twice therefore looks reproducible; a window in which the button is pressed twice is not. With
# groups so far apart that the graph is disconnected, there is no spectral start, and the calls agree.
#
# Output seen (300 points, the same seed before each of four calls; largest distance of any point to its first place):
#   groups that overlap: 0.000 8.768 8.392 5.403
#   groups far apart: 0.000 0.000 0.000 0.000
#
# Needs a JDK 21 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if Smile does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.github.haifengl</groupId>
      <artifactId>smile-core</artifactId>
      <version>4.4.2</version>
      <exclusions>
        <exclusion><groupId>org.duckdb</groupId><artifactId>*</artifactId></exclusion>
        <exclusion><groupId>com.epam</groupId><artifactId>*</artifactId></exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" -Djavacpp.platform=linux-x86_64 \
	org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/Again.java" <<'JAVA'
import java.util.Random;

import smile.manifold.UMAP;
import smile.math.MathEx;

public class Again {

	public static void main(String[] arguments) {
		double near = largest("that overlap", 2);
		double apart = largest("far apart", 10);
		System.exit(near > 1 && apart == 0 ? 0 : 1);
	}

	private static double largest(String name, double distance) {
		System.out.print("groups " + name + ":");
		double[][] first = layout(distance);
		double most = 0;
		for (int call = 0; call < 4; call++) {
			double moved = call == 0 ? 0 : moved(first, layout(distance));
			System.out.printf(" %.3f", moved);
			most = Math.max(most, moved);
		}
		System.out.println();
		return most;
	}

	private static double[][] layout(double distance) {
		MathEx.setSeed(1);
		return UMAP.fit(points(distance), new UMAP.Options(15));
	}

	private static double moved(double[][] first, double[][] now) {
		double most = 0;
		for (int i = 0; i < first.length; i++) {
			most = Math.max(most, Math.hypot(now[i][0] - first[i][0], now[i][1] - first[i][1]));
		}
		return most;
	}

	private static double[][] points(double distance) {
		Random random = new Random(1);
		double[][] points = new double[300][20];
		for (int i = 0; i < points.length; i++) {
			for (int j = 0; j < points[i].length; j++) {
				points[i][j] = (j == i % 5 ? distance : 0) + random.nextGaussian();
			}
		}
		return points;
	}
}
JAVA
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
"$java" -Dorg.bytedeco.javacpp.cachedir="$work/natives" -cp "$work/jars/*" "$work/Again.java" 2> "$work/log" && echo "as described"
