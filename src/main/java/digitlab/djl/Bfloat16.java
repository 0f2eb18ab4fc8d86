package digitlab.djl;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Casts between 32-bit floats and bfloat16, through which gradients flow back. DJL's own casts, and its questions for an array's
 * type, do not know bfloat16; the operations on such arrays do. The casts are therefore two functions in TorchScript, written
 * here in the format of PyTorch's {@code torch.jit.save}: a zip of their source and of a pickled module without parameters.
 */
final class Bfloat16 implements AutoCloseable {

	/** Numbers of the types in PyTorch's {@code ScalarType}. */
	private static final int FLOAT = 6;
	private static final int BFLOAT = 15;

	private static final String SOURCE = """
			class Cast(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  def forward(self: __torch__.Cast, x: Tensor) -> Tensor:
			    return torch.to(x, %d)
			""";
	/** Pickle, protocol 2: an object of the class above, with training = True. */
	private static final String OBJECT = "\u0080\u0002c__torch__\nCast\n)\u0081}X\b\0\0\0training\u0088sb.";
	/** Pickle, protocol 2: an empty tuple. */
	private static final String NO_CONSTANTS = "\u0080\u0002).";

	private final NDManager manager = NDManager.newBaseManager();
	private final PtSymbolBlock toBfloat16;
	private final PtSymbolBlock toFloat;

	Bfloat16() {
		toBfloat16 = load(BFLOAT);
		toFloat = load(FLOAT);
	}

	/** A copy in bfloat16, attached to {@code scope}. */
	NDArray of(NDArray floats, NDManager scope) {
		return cast(toBfloat16, floats, scope);
	}

	/** A copy in 32-bit floats, attached to {@code scope}. */
	NDArray floats(NDArray bfloats, NDManager scope) {
		return cast(toFloat, bfloats, scope);
	}

	private static NDArray cast(PtSymbolBlock function, NDArray array, NDManager scope) {
		array.setName(null); // DJL passes what is called conv1.weight, as in a checkpoint, as the entry of a dictionary
		NDArray cast = IValueUtils.forward(function, new NDList(array), true).singletonOrThrow();
		cast.attach(scope); // it belongs to the manager of the array, which for a weight lives as long as the training
		return cast;
	}

	private PtSymbolBlock load(int type) {
		try {
			return JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(module(type)), false, false);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] module(int type) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			add(zip, "data.pkl", OBJECT);
			add(zip, "code/__torch__.py", SOURCE.formatted(type));
			add(zip, "constants.pkl", NO_CONSTANTS);
			add(zip, "version", "3\n");
		}
		return bytes.toByteArray();
	}

	private static void add(ZipOutputStream zip, String name, String text) throws IOException {
		zip.putNextEntry(new ZipEntry("cast/" + name));
		zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
		zip.closeEntry();
	}

	@Override
	public void close() {
		manager.close();
	}
}
