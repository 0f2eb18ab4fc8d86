package digitlab.cli;

/** The exit codes of commands. */
final class ExitCodes {

	static final int DONE = 0;
	static final int FAILED = 1;
	static final int USAGE = 2;
	static final int STOPPED = 130;

	private ExitCodes() {
	}
}
