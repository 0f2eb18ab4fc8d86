package digitlab.cli;

import java.util.concurrent.Callable;

import digitlab.training.ComputeDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "devices", description = "Lists the devices that can run the network.")
final class DevicesCommand implements Callable<Integer> {

	private final CliServices services;
	private final Terminal terminal;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	DevicesCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	@Override
	public Integer call() {
		if (json) {
			terminal.json(services.engine().devices().devices());
			return ExitCodes.DONE;
		}
		for (ComputeDevice device : services.engine().devices().devices()) {
			terminal.print("%-8s %s%s", device.id(), device.name() + (device.bfloat16() ? ", trains in bfloat16" : ""),
					device.available() ? "" : ": " + device.reason());
		}
		return ExitCodes.DONE;
	}
}
