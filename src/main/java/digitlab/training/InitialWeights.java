package digitlab.training;

import java.nio.file.Path;

/**
 * The weights that a training begins with, and what is kept of them in the end: each kept weight lies between the trained one and
 * the one it began as. Networks on the line between the two read what both were trained on better than either end (M. Wortsman et
 * al., "Robust fine-tuning of zero-shot models", 2022).
 *
 * @param weights a safetensors file under PyTorch's state-dict names
 * @param share of each weight as it was in the kept one, 0 to below 1; 0 keeps what was learned alone
 */
public record InitialWeights(Path weights, double share) {

	/** Checks the range. */
	public InitialWeights {
		if (!(share >= 0 && share < 1)) {
			throw new IllegalArgumentException("The share of the starting weights must be 0 to below 1, not " + share + ".");
		}
	}

	/** The folder's name, which is the model's, and the share if there is any. */
	@Override
	public String toString() {
		Path folder = weights.toAbsolutePath().getParent();
		String model = String.valueOf(folder == null ? weights : folder.getFileName());
		return share == 0 ? model : model + ", whose weights make " + Math.round(share * 1000) / 10.0 + " % of the kept ones";
	}
}
