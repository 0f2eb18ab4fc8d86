package digitlab.training;

/**
 * A device that can train and predict.
 *
 * @param id as given on the command line: "cpu", "cuda:0"
 * @param name name for the user
 * @param kind "cpu" or "cuda"
 * @param available whether it is usable now
 * @param reason why it is not available, in one sentence, or an empty string
 * @param bfloat16 whether it trains faster with bfloat16 than with 32-bit floats
 */
public record ComputeDevice(String id, String name, String kind, boolean available, String reason, boolean bfloat16) {

	/** A device that trains with 32-bit floats. */
	public ComputeDevice(String id, String name, String kind, boolean available, String reason) {
		this(id, name, kind, available, reason, false);
	}
}
