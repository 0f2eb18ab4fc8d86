package digitlab.ui.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

import static digitlab.language.Localization.tr;

/** Prints pictures, each on a page of its own. */
final class FigurePrinter {

	/** On Linux, Java hands every page to this program, and reports success where it is missing. */
	private static final Path LPR = Path.of("/usr/bin/lpr");

	private final Window owner;
	private final StatusViewModel status;

	FigurePrinter(Window owner, StatusViewModel status) {
		this.owner = owner;
		this.status = status;
	}

	/** The printers of this computer, the usual one first. Asking for them may take a while. */
	static List<Printer> printers() {
		Printer usual = Printer.getDefaultPrinter();
		return Printer.getAllPrinters().stream()
				.sorted((a, b) -> Boolean.compare(b.equals(usual), a.equals(usual))).toList();
	}

	/**
	 * Asks for one of the printers, and prints. The dialog is our own: JavaFX's needs Java's other windows, which the app is
	 * delivered without.
	 */
	void print(Image picture, List<Printer> printers) {
		if (printers.isEmpty()) {
			status.warn(noPrinter());
			return;
		}
		if (System.getProperty("os.name").equals("Linux") && !Files.isExecutable(LPR)) {
			status.warn(tr("Printing needs the program %s, which is not installed (on Debian and Ubuntu: the package cups-bsd).",
					LPR));
			return;
		}
		List<String> names = printers.stream().map(Printer::getName).toList();
		ChoiceDialog<String> dialog = new ChoiceDialog<>(names.getFirst(), names);
		dialog.initOwner(owner);
		dialog.setTitle(tr("Print"));
		dialog.setHeaderText(tr("Print on one page"));
		dialog.setContentText(tr("Printer"));
		dialog.setGraphic(null);
		dialog.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
		dialog.getDialogPane().lookupButton(DialogButtons.okAndCancel(dialog.getDialogPane())).setId("print-ok");
		dialog.setOnHidden(_ -> {
			if (dialog.getResult() != null) {
				print(picture, printers.get(names.indexOf(dialog.getResult())));
			}
		});
		dialog.show();
	}

	private static String noPrinter() {
		return tr("No printer is set up on this computer: save the picture instead.");
	}

	/** As large as the picture fits, upright or on the side as it is itself. */
	private void print(Image picture, Printer printer) {
		PrinterJob job = PrinterJob.createPrinterJob(printer);
		if (job == null) {
			status.warn(noPrinter());
			return;
		}
		PageLayout page = printer.createPageLayout(printer.getDefaultPageLayout().getPaper(),
				picture.getWidth() > picture.getHeight() ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
				Printer.MarginType.DEFAULT);
		job.getJobSettings().setJobName("Digit Lab");
		ImageView view = new ImageView(picture);
		view.setPreserveRatio(true);
		view.setFitWidth(page.getPrintableWidth());
		view.setFitHeight(page.getPrintableHeight());
		if (job.printPage(page, view) && job.endJob()) {
			status.say(tr("Sent to %s", printer.getName()));
		} else {
			status.warn(tr("The printer %s did not take the picture: try again, or save it.", printer.getName()));
		}
	}
}
