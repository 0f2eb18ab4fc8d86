package digitlab.imaging;

import java.util.List;

/** A mask of the lines in a picture. */
final class RulingMask {

	private final int width;
	private final int height;
	private final boolean[] mask;

	RulingMask(int width, int height) {
		this.width = width;
		this.height = height;
		this.mask = new boolean[width * height];
	}

	/** @param margin pixels to add at both sides of the lines and at their ends */
	RulingMask cover(List<Ruling> lines, double margin) {
		for (Ruling line : lines) {
			double half = line.thickness() / 2 + margin;
			int last = (line.isUpright() ? height : width) - 1;
			for (int x = Math.max(0, (int) (line.from() - margin)); x <= Math.min(last, line.to() + margin); x++) {
				double y = line.at(x);
				int highest = (line.isUpright() ? width : height) - 1;
				for (int at = Math.max(0, (int) Math.ceil(y - half)); at <= Math.min(highest, (int) (y + half)); at++) {
					mask[line.isUpright() ? x * width + at : at * width + x] = true;
				}
			}
		}
		return this;
	}

	boolean[] mask() {
		return mask;
	}
}
