package digitlab.cli;

import java.util.List;
import java.util.concurrent.Callable;

import digitlab.cli.HealthCheck.Finding;
import digitlab.cli.HealthCheck.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "doctor", description = "Checks that everything works here, and prints a table for bug reports.", footer = {
		"", "The exit code is 1 when there is a problem."})
final class DoctorCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	DoctorCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		List<Finding> findings = services.doctor().examine();
		if (json) {
			terminal.json(findings.stream().map(f -> new Row(f.name(), f.state().label(), f.detail())).toList());
		} else {
			int width = findings.stream().mapToInt(f -> f.name().length()).max().orElse(1);
			for (Finding finding : findings) {
				terminal.print("%-7s  %-" + width + "s  %s", finding.state().label(), finding.name(), finding.detail());
			}
		}
		return findings.stream().anyMatch(f -> f.state() == State.PROBLEM) ? ExitCodes.FAILED : ExitCodes.DONE;
	}

	/** The JSON keys. */
	record Row(String name, String state, String detail) {
	}
}
