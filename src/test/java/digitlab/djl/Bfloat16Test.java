package digitlab.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Bfloat16Test {

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	/**
	 * Eight bits of a significand: between 1 and 2, steps of 1/128, and halves of a step go to the even neighbour. The exponent is
	 * that of a 32-bit float.
	 */
	@Test
	void numbersAreRoundedToEightBits() {
		try (Bfloat16 casts = new Bfloat16(); NDManager scope = NDManager.newBaseManager()) {
			float half = 1 / 256f;
			NDArray floats = scope.create(new float[]{0, 1, 1 + half, 1 + 3 * half, (float) Math.PI, -3e38f, 1e-30f});
			floats.setName("conv1.weight"); // as the arrays of a checkpoint
			float[] rounded = casts.floats(casts.of(floats, scope), scope).toFloatArray();
			assertThat(rounded).startsWith(0, 1, 1, 1 + 4 * half, 3.140625f);
			assertThat(rounded[5]).isCloseTo(-3e38f, org.assertj.core.data.Percentage.withPercentage(0.4));
			assertThat(rounded[6]).isCloseTo(1e-30f, org.assertj.core.data.Percentage.withPercentage(0.4));
		}
	}

	@Test
	void gradientsFlowBack() {
		try (Bfloat16 casts = new Bfloat16(); NDManager scope = NDManager.newBaseManager()) {
			NDArray x = scope.create(new float[]{1, 2, 3});
			x.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				NDArray half = casts.of(x, scope);
				collector.backward(casts.floats(half.mul(half), scope).sum());
			}
			assertThat(x.getGradient().toFloatArray()).containsExactly(2, 4, 6);
		}
	}

	/** What is cast belongs to the caller's manager, not to that of the array, which may live far longer. */
	@Test
	void castsAreGivenBackWithTheScope() {
		try (Bfloat16 casts = new Bfloat16(); NDManager manager = NDManager.newBaseManager()) {
			NDArray weight = manager.create(new float[]{1, 2, 3});
			int before = NativeArrays.count();
			try (NDManager scope = manager.newSubManager()) {
				casts.floats(casts.of(weight, scope), scope);
				assertThat(NativeArrays.count()).isEqualTo(before + 2);
			}
			assertThat(NativeArrays.count()).isEqualTo(before);
		}
	}
}
