package digitlab.djl;

import ai.djl.ndarray.NDManager;

/** Counts the arrays in native memory, for the whole process. */
public final class NativeArrays {

	private NativeArrays() {
	}

	public static int count() {
		try (NDManager manager = NDManager.newBaseManager()) {
			return manager.getParentManager().getManagedArrays().size();
		}
	}
}
