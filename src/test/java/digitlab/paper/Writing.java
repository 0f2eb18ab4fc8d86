package digitlab.paper;

/**
 * A handwritten row: one mask of ink.
 *
 * @param width in pixels
 * @param height in pixels
 * @param baseline pixels from the top to the baseline
 * @param pen the pen's width in pixels
 * @param mask row by row, 0 (paper) to 1 (ink)
 */
record Writing(int width, int height, int baseline, double pen, float[] mask) {
}
