package digitlab.models;

import org.jspecify.annotations.Nullable;

/**
 * The model to use.
 *
 * @param remark one sentence, if it is another than the one that was chosen; null if it is not
 */
public record SelectedModel(StoredModel model, @Nullable String remark) {
}
