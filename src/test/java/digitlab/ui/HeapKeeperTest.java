package digitlab.ui;

import java.lang.ref.WeakReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeapKeeperTest {

	private static final long MEGABYTE = 1 << 20;

	@Test
	void aCollectionIsDueWhenGarbageExceedsWhatIsTolerated() {
		assertThat(HeapKeeper.isDue(60 * MEGABYTE, 30 * MEGABYTE)).isFalse();
		assertThat(HeapKeeper.isDue(78 * MEGABYTE, 30 * MEGABYTE)).isTrue();
		assertThat(HeapKeeper.isDue(300 * MEGABYTE, 200 * MEGABYTE)).as("much in use: as much more").isFalse();
		assertThat(HeapKeeper.isDue(340 * MEGABYTE, 200 * MEGABYTE)).isTrue();
		assertThat(HeapKeeper.isDue(10 * MEGABYTE, 30 * MEGABYTE)).as("collected by itself").isFalse();
	}

	/** Arrays this large go into the old generation at once, with any collector. */
	@Test
	void garbageInTheOldGenerationIsCollected() {
		System.gc();
		HeapKeeper keeper = new HeapKeeper();
		long inUse = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(); // by tests before this one, too
		byte[] large = new byte[(int) (64 * MEGABYTE + inUse / 2)];
		WeakReference<byte[]> garbage = new WeakReference<>(large);
		large = null;
		keeper.look();
		assertThat(garbage.get()).isNull();
	}
}
