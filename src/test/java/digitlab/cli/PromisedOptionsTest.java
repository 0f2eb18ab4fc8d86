package digitlab.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** What CHANGELOG promises about options: none of a released version is removed. A new version adds lines here. */
class PromisedOptionsTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			1.0.0, predict, --model --json --csv --out
			1.0.0, train, --data --name --hands --from --epochs --batch-size --learning-rate --warmup --decay --weight-decay
			1.0.0, train, --label-smoothing --weight-averaging --dropout --augment --strength --pens --resampling --erasing
			1.0.0, train, --sketches --non-digits --hard-examples --patience --validation --seed --device --threads --resume --json
			1.0.0, train, --keep-digits --precision --preset
			1.0.0, improve, --name --model --data --sketches --seed --device --threads --json
			1.0.0, evaluate, --model --data --split --compare --out --record --json --keep-digits
			1.0.0, calibrate, --model --data --split --images --fit --hands --json --keep-digits
			1.0.0, doubt, --model --data --split --images --fit --hands --json --keep-digits
			1.0.0, stats, --data --split --styles --outliers --out --json --keep-digits
			1.0.0, cluster, --data --split --space --model --projection --sample --components --k --restarts --limit --seed
			1.0.0, cluster, --elbow --out --color --size --scale --json --keep-digits
			1.0.0, models list, --json
			1.0.0, models show, --out --json
			1.0.0, models use, --help
			1.0.0, models export, --help
			1.0.0, models import, --help
			1.0.0, models delete, --help
			1.0.0, data list, --help
			1.0.0, data download, --help
			1.0.0, data inspect, --model --out --json --invert --transpose --mirror --flip --center
			1.0.0, data convert, --to --split --force --keep-digits --invert --transpose --mirror --flip --center
			1.0.0, predict, --invert --transpose --mirror --flip --center
			1.0.0, train, --invert --transpose --mirror --flip --center
			1.0.0, evaluate, --invert --transpose --mirror --flip --center
			1.0.0, calibrate, --invert --transpose --mirror --flip --center
			1.0.0, doubt, --invert --transpose --mirror --flip --center
			1.0.0, stats, --invert --transpose --mirror --flip --center
			1.0.0, cluster, --invert --transpose --mirror --flip --center
			1.0.0, devices, --json
			1.0.0, doctor, --json
			""")
	void noOptionGoesAway(String version, String command, String options) {
		PrintWriter nowhere = new PrintWriter(new StringWriter());
		CommandLine line = DigitLabCommand.commandLine(Documentation.services(version),
				new Terminal(nowhere, nowhere, () -> false), "");
		for (String word : command.split(" ")) {
			assertThat(line.getSubcommands()).as(command).containsKey(word);
			line = line.getSubcommands().get(word);
		}
		CommandSpec spec = line.getCommandSpec();
		List<String> gone = Arrays.stream(options.split(" ")).filter(option -> spec.findOption(option) == null).toList();
		assertThat(gone).as("options of %s that %s had", command, version).isEmpty();
		assertThat(spec.findOption("--verbose")).isNotNull();
	}
}
