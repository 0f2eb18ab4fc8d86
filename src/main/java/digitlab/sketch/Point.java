package digitlab.sketch;

/** A position on the sheet, which is the square from (0, 0) at the top left to (1, 1). */
public record Point(double x, double y) {
}
