package digitlab.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import digitlab.training.ComputeDevice;
import digitlab.training.FreeCores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "devices", description = "Lists the devices that can run the network.")
final class DevicesCommand implements Callable<Integer> {

	/** Half a second: the system counts in hundredths. */
	private static final Duration MEASUREMENT = Duration.ofMillis(500);

	private final CliServices services;
	private final Terminal terminal;

	@Option(names = "--json", description = "Print one JSON document instead of text.")
	boolean json;

	DevicesCommand(CliServices services, Terminal terminal) {
		this.services = services;
		this.terminal = terminal;
	}

	/** @param freeCores cores that other programs leave free; null for a GPU */
	private record Listed(@JsonUnwrapped ComputeDevice device,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double freeCores) {
	}

	@Override
	public Integer call() throws InterruptedException {
		FreeCores free = new FreeCores();
		List<ComputeDevice> devices = services.engine().devices().devices();
		Thread.sleep(MEASUREMENT);
		double freeCores = Math.round(10 * free.getAsDouble()) / 10.0;
		List<Listed> listed = devices.stream()
				.map(device -> new Listed(device, device.kind().equals("cpu") ? freeCores : null)).toList();
		if (json) {
			terminal.json(listed);
			return ExitCodes.DONE;
		}
		for (Listed each : listed) {
			ComputeDevice device = each.device();
			terminal.print("%-8s %s%s%s%s", device.id(), device.name(),
					each.freeCores() == null ? "" : ", %.1f of them free".formatted(each.freeCores()),
					device.bfloat16() ? ", trains in bfloat16" : "", device.available() ? "" : ": " + device.reason());
		}
		return ExitCodes.DONE;
	}
}
