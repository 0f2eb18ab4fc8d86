package digitlab.spark;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LineRangeTest {

	@TempDir
	private Path folder;

	/** However a text is cut, every line is in exactly one part. */
	@Test
	void partsOfAnySizeMakeUpTheText() throws IOException {
		SparkSession spark = LocalSpark.session(); // opens files
		for (String text : new String[]{"", "one", "a\n", "\n\nlong line\nb", "x\r\nyy\r\n\r\nzzz\n"}) {
			Path file = Files.writeString(folder.resolve("text"), text);
			for (int size = 1; size <= text.length() + 1; size++) {
				StringBuilder all = new StringBuilder();
				for (int start = 0; start < Math.max(1, text.length()); start += size) {
					try (LineRange range = LineRange.open(file.toString(), start, Math.min(text.length(), start + size))) {
						String part = new String(range.readAllBytes(), StandardCharsets.UTF_8);
						assertThat(part.isEmpty() || part.endsWith("\n") || text.endsWith(part)).isTrue();
						all.append(part);
					}
				}
				assertThat(all).as("in parts of " + size).hasToString(text);
			}
		}
		assertThat(spark.version()).startsWith("4.");
	}

	@Test
	void linesCanBeSkipped() throws IOException {
		try (LineRange range = new LineRange(new ByteArrayInputStream("head\nrow\n".getBytes(StandardCharsets.UTF_8)), 0, 9)) {
			range.skipLine();
			assertThat(range.readAllBytes()).isEqualTo("row\n".getBytes(StandardCharsets.UTF_8));
		}
	}
}
