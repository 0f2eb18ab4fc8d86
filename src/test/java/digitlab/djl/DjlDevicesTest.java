package digitlab.djl;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import ai.djl.engine.EngineException;
import digitlab.djl.CudaDriver.Found;
import digitlab.djl.CudaDriver.Gpu;
import digitlab.djl.DjlDevices.Cuda;
import digitlab.training.ComputeDevice;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The catalogue for everything that a driver may answer; no GPU is needed. */
class DjlDevicesTest {

	private static final Gpu SMALL = new Gpu("NVIDIA Small", 8L << 30);
	private static final Gpu LARGE = new Gpu("NVIDIA Large", 24L << 30);

	private static List<ComputeDevice> devices(Cuda cuda) {
		return new DjlDevices(() -> cuda).devices();
	}

	private static String reason(Cuda cuda) {
		ComputeDevice gpu = devices(cuda).get(1);
		assertThat(gpu.available()).isEqualTo(gpu.reason().isEmpty());
		assertThat(cuda.isUsable()).isEqualTo(cuda.installed() && (gpu.available() || gpu.reason().contains("restarted")));
		return gpu.reason();
	}

	@Test
	void eachReasonIsSaid() {
		List<Gpu> one = List.of(SMALL);
		assertThat(reason(Cuda.NONE)).isEqualTo("there is no NVIDIA driver.");
		assertThat(reason(new Cuda(false, Found.NOTHING, false, false)))
				.isEqualTo("PyTorch has no CUDA libraries for this system.");
		assertThat(reason(new Cuda(true, new Found(12080, List.of()), true, false)))
				.isEqualTo("the NVIDIA driver finds no GPU.");
		assertThat(reason(new Cuda(true, new Found(12020, one), true, false)))
				.isEqualTo("the NVIDIA driver is too old for CUDA 12.8 (it supports CUDA 12.2): update the driver.");
		assertThat(reason(new Cuda(true, new Found(12080, one), false, false)))
				.isEqualTo("the CUDA libraries of PyTorch are not installed.");
		assertThat(reason(new Cuda(true, new Found(13000, one), true, false)))
				.isEqualTo("Digit Lab must be restarted to use its CUDA libraries.");
		assertThat(reason(new Cuda(true, new Found(13000, one), true, true))).isEmpty();
	}

	@Test
	void aVariableThatHidesGpusIsNamed() {
		assertThat(DjlDevices.noGpu(null)).isEqualTo("the NVIDIA driver finds no GPU.");
		assertThat(DjlDevices.noGpu("7"))
				.isEqualTo("the NVIDIA driver finds no GPU: the environment variable CUDA_VISIBLE_DEVICES "
						+ "is \"7\" and hides the devices that it does not name.");
		assertThat(DjlDevices.noGpu("")).contains("is \"\" and hides");
	}

	/** Codes of CUDA's driver API: 100 is "no device", 803 that driver and library do not match, 999 unknown. */
	@Test
	void whatTheDriverAnswersIsToldApart() {
		Supplier<List<Gpu>> one = () -> List.of(SMALL);
		assertThat(Found.of(0, 12080, 0, one)).isEqualTo(new Found(12080, List.of(SMALL)));
		Supplier<List<Gpu>> never = () -> {
			throw new AssertionError("a driver that has not started is asked for its GPUs");
		};
		assertThat(reason(new Cuda(true, Found.of(0, 12080, 100, never), true, false)))
				.isEqualTo("the NVIDIA driver finds no GPU.");
		assertThat(reason(new Cuda(true, Found.of(0, 12080, 803, never), false, false)))
				.isEqualTo("the NVIDIA driver does not start: it reports error 803 of CUDA.");
		assertThat(reason(new Cuda(true, Found.of(999, 0, 100, never), false, false)))
				.isEqualTo("the NVIDIA driver does not start: it reports error 999 of CUDA.");
	}

	@Test
	void aRestartIsOfferedOnlyWhereItIsAllThatIsMissing() {
		List<Gpu> one = List.of(SMALL);
		assertThat(new DjlDevices(() -> new Cuda(true, new Found(12080, one), true, false)).needsRestart()).isTrue();
		assertThat(new DjlDevices(() -> new Cuda(true, new Found(12080, one), false, false)).needsRestart()).isFalse();
		assertThat(new DjlDevices(() -> new Cuda(true, new Found(12080, one), true, true)).needsRestart()).isFalse();
		assertThat(new DjlDevices(() -> new Cuda(true, new Found(12080, List.of()), true, false)).needsRestart()).isFalse();
	}

	@Test
	void everyGpuIsListedAndAutoTakesTheFirst() {
		DjlDevices catalog = new DjlDevices(() -> new Cuda(true, new Found(12080, List.of(LARGE, SMALL)), true, true));
		assertThat(catalog.devices()).extracting(ComputeDevice::id).containsExactly("cpu", "cuda:0", "cuda:1");
		assertThat(catalog.devices()).extracting(ComputeDevice::name).contains("NVIDIA Large, 24 GiB", "NVIDIA Small, 8 GiB");
		assertThat(catalog.choose("auto").id()).isEqualTo("cuda:0");
		assertThat(catalog.choose("cuda:1").name()).isEqualTo("NVIDIA Small, 8 GiB");
		assertThat(catalog.choose("cpu").kind()).isEqualTo("cpu");
		assertThatThrownBy(() -> catalog.choose("cuda:2"))
				.hasMessage("There is no device cuda:2 here; choose one of auto, cpu, cuda:0, cuda:1.");
	}

	@Test
	void aGpuThatVanishesIsNotTrainedOnInSilence() {
		AtomicReference<Cuda> now = new AtomicReference<>(new Cuda(true, new Found(12080, List.of(LARGE)), true, true));
		DjlDevices catalog = new DjlDevices(now::get);
		assertThat(catalog.choose("cuda:0").available()).isTrue();
		now.set(new Cuda(true, new Found(12080, List.of()), true, true));
		assertThatThrownBy(() -> catalog.choose("cuda:0"))
				.hasMessage("The device cuda:0 cannot be used: the NVIDIA driver finds no GPU.");
		assertThat(catalog.choose("auto").id()).isEqualTo("cpu");
	}

	@Test
	void librariesAreOfferedOnlyWhereTheyAreAllThatIsMissing() {
		assertThat(new DjlDevices(() -> new Cuda(true, new Found(12080, List.of(SMALL)), false, false)).canFetch()).isTrue();
		assertThat(new DjlDevices(() -> new Cuda(true, new Found(12020, List.of(SMALL)), false, false)).canFetch()).isFalse();
		assertThat(new DjlDevices(() -> Cuda.NONE).canFetch()).isFalse();
	}

	@Test
	void memoryThatRanOutProposesASmallerBatch() {
		RuntimeException told = DjlTrainer.inWords(new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB"), 2048);
		assertThat(told).hasMessage("The device has too little memory for batches of 2048 images: choose a smaller batch "
				+ "size, such as 1024.");
		EngineException other = new EngineException("something else");
		assertThat(DjlTrainer.inWords(other, 128)).isSameAs(other);
	}

	/** Whatever this computer has, asking does no harm. */
	@Test
	void theDriverOfThisComputerCanBeAsked() {
		Found found = CudaDriver.look();
		assertThat(found.gpus()).allSatisfy(gpu -> assertThat(gpu.name()).isNotBlank());
		assertThat(found.gpus().isEmpty() || found.version() > 0 && found.error() == 0).isTrue();
	}
}
