package digitlab.models;

import org.jspecify.annotations.Nullable;

/**
 * A model that is not yet in the store.
 *
 * @param weights a safetensors file
 * @param runLog how its training went; null if that is not known
 */
record UnsavedModel(ModelMetadata metadata, byte[] weights, byte @Nullable [] runLog) {
}
