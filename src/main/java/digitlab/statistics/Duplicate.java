package digitlab.statistics;

/**
 * An image with the same 784 bytes as an earlier one.
 *
 * @param index index of the later image
 * @param original index of the first image with these bytes
 * @param conflicting true when both have labels and the labels differ
 */
public record Duplicate(int index, int original, boolean conflicting) {
}
