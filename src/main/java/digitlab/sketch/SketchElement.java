package digitlab.sketch;

/** An immutable element of the sheet; later elements are drawn over earlier ones. */
public sealed interface SketchElement permits Stroke, Picture {
}
