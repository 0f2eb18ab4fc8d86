package digitlab.plot;

/**
 * How a space of three dimensions is turned before it is projected, straight along the line of sight, onto a plot. The first axis
 * lies across, the second upright, the third towards the viewer; then all is turned about the upright axis, as a turntable, and
 * tilted.
 *
 * @param yaw angle of the turntable in radians: what is in front moves right
 * @param pitch angle of the tilt in radians, -π/2..π/2: positive to look from above
 */
public record Rotation(double yaw, double pitch) {

	/** Shows all three axes. */
	public static final Rotation START = new Rotation(Math.toRadians(-28), Math.toRadians(18));

	/** Clamps the tilt, so that up stays up. */
	public Rotation {
		pitch = Math.clamp(pitch, -Math.PI / 2, Math.PI / 2);
	}

	/** Turns by some more. */
	public Rotation turn(double moreYaw, double morePitch) {
		return new Rotation(yaw + moreYaw, pitch + morePitch);
	}

	/** The matrix, row by row: across, up, towards the viewer. */
	public double[] matrix() {
		double sin = Math.sin(yaw);
		double cos = Math.cos(yaw);
		double rise = Math.sin(pitch);
		double run = Math.cos(pitch);
		return new double[]{cos, 0, sin, rise * sin, run, -rise * cos, -run * sin, rise, run * cos};
	}

	/** A point after turning: across, up, towards the viewer. */
	public double[] apply(double a, double b, double c) {
		double[] m = matrix();
		return new double[]{m[0] * a + m[1] * b + m[2] * c, m[3] * a + m[4] * b + m[5] * c, m[6] * a + m[7] * b + m[8] * c};
	}
}
