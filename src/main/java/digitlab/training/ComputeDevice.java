package digitlab.training;

/**
 * A device that can train and predict.
 *
 * @param id as given on the command line: "cpu", "cuda:0"
 * @param name for a person
 * @param kind "cpu" or "cuda"
 * @param available whether it can be used now
 * @param reason why not, in one sentence, or an empty string
 */
public record ComputeDevice(String id, String name, String kind, boolean available, String reason) {
}
