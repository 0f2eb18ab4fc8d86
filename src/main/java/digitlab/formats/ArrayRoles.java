package digitlab.formats;

import java.util.List;
import java.util.Locale;

/** Interprets the shape of an array: whether it can hold images, and which dimension counts them. */
final class ArrayRoles {

	/** QMNIST's labels have eight columns, of which the first is the digit (C. Yadav and L. Bottou, 2019). */
	static final int QMNIST_COLUMNS = 8;
	private static final int DIGITS = 10;

	private ArrayRoles() {
	}

	/**
	 * How an array holds images.
	 *
	 * @param images number of images
	 * @param width width of an image in pixels; {@code height} likewise
	 * @param isLast whether the last dimension counts the images, and the others are rows and columns
	 */
	record Images(int images, int height, int width, boolean isLast) {
	}

	/**
	 * @param labels number of labels, or -1 if unknown
	 * @return null if the array does not hold images
	 */
	@org.jspecify.annotations.Nullable
	static Images images(NumberArray array, int labels) {
		int[] shape = array.shape();
		Images found = switch (shape.length) {
			case 2 -> flat(shape, labels, array.isColumnMajor());
			case 3 -> {
				boolean isLast = isSide(shape[0]) && isSide(shape[1]) && (array.isColumnMajor() || shape[2] == labels)
						&& !(isSide(shape[2]) && shape[0] == labels) && !(shape[1] == shape[2] && shape[0] != shape[1]);
				yield isLast
						? new Images(shape[2], shape[0], shape[1], true)
						: isSide(shape[1]) && isSide(shape[2]) ? new Images(shape[0], shape[1], shape[2], false) : null;
			}
			case 4 -> shape[1] == 1 && isSide(shape[2]) && isSide(shape[3])
					? new Images(shape[0], shape[2], shape[3], false)
					: shape[3] == 1 && isSide(shape[1]) && isSide(shape[2])
							? new Images(shape[0], shape[1], shape[2], false)
							: null;
			default -> null;
		};
		return found == null || found.images < 1 ? null : found;
	}

	@org.jspecify.annotations.Nullable
	private static Images flat(int[] shape, int labels, boolean isMatlab) {
		int rowSide = LayoutFinder.side(shape[1]);
		int columnSide = LayoutFinder.side(shape[0]);
		boolean isColumns = columnSide > 0
				&& (rowSide < 0 || shape[1] == labels && shape[0] != labels
						|| labels < 0 && isMatlab && shape[0] == 784 && shape[1] != 784);
		if (isColumns) {
			return new Images(shape[1], columnSide, columnSide, true);
		}
		return rowSide > 0 ? new Images(shape[0], rowSide, rowSide, false) : null;
	}

	private static boolean isSide(int size) {
		return size >= 5 && size <= 256;
	}

	/** The number of labels that an array holds; -1 if none. */
	static int labels(NumberArray array) {
		int[] shape = array.shape();
		if (shape.length == 1) {
			return shape[0];
		}
		if (shape.length != 2 || shape[0] < 1 || shape[1] < 1) {
			return -1;
		}
		if (shape[1] == 1 || shape[1] == DIGITS || isQmnist(array)) {
			return shape[0];
		}
		return shape[0] == 1 || shape[0] == DIGITS ? shape[1] : -1;
	}

	/** Whether each row is a one-hot label. */
	static boolean isOneHot(NumberArray array) {
		int[] shape = array.shape();
		return shape.length == 2 && (shape[1] == DIGITS || shape[0] == DIGITS && shape[1] != 1);
	}

	static boolean isQmnist(NumberArray array) {
		int[] shape = array.shape();
		return shape.length == 2 && shape[1] == QMNIST_COLUMNS && !array.isColumnMajor();
	}

	/** Whether a name is that of labels. */
	static boolean isLabelName(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
		return List.of("label", "target", "class").stream().anyMatch(name::contains) || name.matches("(.*[^a-z])?y([^a-z].*)?")
				|| name.matches("y(train|test|tr|te|val).*|.*(train|test)y");
	}
}
