package digitlab.models;

import org.jspecify.annotations.Nullable;

/**
 * The model to use.
 *
 * @param remark one sentence, if it is not the chosen one; otherwise null
 */
public record SelectedModel(StoredModel model, @Nullable String remark) {
}
