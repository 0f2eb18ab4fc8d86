package digitlab;

import digitlab.app.DigitLab;

/** Starts Digit Lab: without arguments its window, with arguments its command line. */
public final class Launcher {

	private Launcher() {
	}

	/** The entry point. Ends the process when the window is closed or the command is finished. */
	public static void main(String[] arguments) {
		System.exit(DigitLab.start(arguments));
	}
}
