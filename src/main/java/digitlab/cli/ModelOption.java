package digitlab.cli;

import java.io.IOException;

import digitlab.models.StoredModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the model that a command uses. */
final class ModelOption {

	@Option(names = "--model", paramLabel = "M", description = "Name or folder of a model (default: the selected one).")
	@Nullable
	String nameOrFolder;

	/** Finds the model, see {@link CliServices#model}. */
	StoredModel find(CliServices services, Terminal terminal) throws IOException {
		return services.model(nameOrFolder, terminal);
	}
}
