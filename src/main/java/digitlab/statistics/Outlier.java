package digitlab.statistics;

/**
 * An image far from the others of its digit.
 *
 * @param index in the dataset
 * @param digit its label
 * @param distance Euclidean distance to the fifth nearest image of the same digit, ink 0 to 1: at most 28
 */
public record Outlier(int index, int digit, double distance) {
}
