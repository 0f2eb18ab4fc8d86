package digitlab.sketch;

/** Something on the sheet; later elements lie over earlier ones. Immutable. */
public sealed interface SketchElement permits Stroke, Picture {
}
