package digitlab.training;

import java.nio.file.Path;

/**
 * The weights with which a training starts, and how much of them is kept: each final weight is interpolated between the trained
 * and the initial one. Networks on the line between the two perform better on what both were trained on than either end (M.
 * Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
 *
 * @param weights a safetensors file under PyTorch's state-dict names
 * @param share fraction of each initial weight in the final one, 0 to below 1; 0 keeps only the trained weights
 */
public record InitialWeights(Path weights, double share) {

	/** Checks the range. */
	public InitialWeights {
		if (!(share >= 0 && share < 1)) {
			throw new IllegalArgumentException("The share of the starting weights must be 0 to below 1, not " + share + ".");
		}
	}

	/** The folder's name, which is the model's, and the fraction if it is not 0. */
	@Override
	public String toString() {
		Path folder = weights.toAbsolutePath().getParent();
		String model = String.valueOf(folder == null ? weights : folder.getFileName());
		return share == 0 ? model : model + ", whose weights make " + Math.round(share * 1000) / 10.0 + " % of the kept ones";
	}
}
