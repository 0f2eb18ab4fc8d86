package digitlab.models;

import org.jspecify.annotations.Nullable;

/**
 * A model not yet in the store.
 *
 * @param weights a safetensors file
 * @param runLog the training log; null if there is none
 */
record UnsavedModel(ModelMetadata metadata, byte[] weights, byte @Nullable [] runLog) {
}
