package digitlab.ui.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static digitlab.language.Localization.tr;

/** The pages about the application itself, which are no documents. */
final class ProgramPages {

	private static final String LICENCE_LIST = "THIRD-PARTY.txt";

	private ProgramPages() {
	}

	static HelpPage about(String version) {
		return HelpPage.of("about", """
				# %s

				%s

				%s

				| %s | %s |
				|---|---|
				| %s | %s |
				| %s | %s |
				| %s | %s |
				| %s | XChart |

				%s
				""".formatted(tr("About Digit Lab"),
				tr("Digit Lab %s, a desktop laboratory for handwritten digits.", version),
				tr("It is free software: you may use, change and pass it on under the GNU General Public License, version 3 or later. It comes without any warranty."),
				tr("What"), tr("By what"), tr("The window"), tr("JavaFX, with AtlantaFX's theme and Feather's icons"),
				tr("The network"), tr("Deep Java Library on PyTorch"), tr("Clusters"), tr("Smile, with OpenBLAS and ARPACK"),
				tr("Charts to export"),
				tr("All [licences](licences) are listed with their libraries. Nothing that you draw or open leaves this computer.")));
	}

	/**
	 * @param folder with the list of the libraries' licences; need not exist
	 */
	static HelpPage licences(Path folder) {
		return HelpPage.of("licences", """
				# %s

				%s

				~~~~text
				%s
				~~~~
				""".formatted(tr("Licences"),
				tr("Digit Lab's own licence is the GNU General Public License, version 3 or later. These libraries are part of it:"),
				list(folder)));
	}

	private static String list(Path folder) {
		try {
			return Files.readString(folder.resolve(LICENCE_LIST)).strip();
		} catch (IOException e) {
			return tr("The list is part of the installed application; the build writes it to target/licences.");
		}
	}
}
