#!/usr/bin/env bash
# DJL 0.35.1 on PyTorch: an array that was saved can no longer be given to a TorchScript model; an array that was not, can.
#
# NDList.encode(SAFETENSORS) needs a name for every array, and NDArray.setName gives it one for good. The PyTorch engine reads a
# full stop in the name of an input as the path to an entry of a dictionary, and all names of PyTorch's state dicts have one: it
# passes conv1.weight as a dictionary, and a model that takes a tensor refuses it. So a step that worked fails after the first
# checkpoint, far from where the name was given. setName(null) before the call helps; a name without a full stop does no harm.
#
# Output seen:
#   before saving: [2.0, 4.0]
#   after saving: forward() Expected a value of type 'Tensor' for argument 'x' but instead found type 'Dict[str, Tensor]'.
#   without the name: [2.0, 4.0]
#
# Needs a JDK 21 or newer (JAVA_HOME), Maven and Linux on x86-64. Ends with 1 if DJL does something else.
set -euo pipefail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat > "$work/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-engine</artifactId>
      <version>0.35.1</version>
    </dependency>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-jni</artifactId>
      <version>2.7.1-0.35.1</version>
    </dependency>
    <dependency>
      <groupId>ai.djl.pytorch</groupId>
      <artifactId>pytorch-native-cpu</artifactId>
      <version>2.7.1</version>
      <classifier>linux-x86_64</classifier>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$work/jars"
cat > "$work/Saved.java" <<'JAVA'
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;

public class Saved {

	private static final String SOURCE = """
			class Twice(Module):
			  __parameters__ = []
			  __buffers__ = []
			  training : bool
			  def forward(self: __torch__.Twice, x: Tensor) -> Tensor:
			    return torch.mul(x, 2)
			""";

	public static void main(String[] arguments) throws Exception {
		Path folder = Path.of(arguments[0]);
		try (OutputStream file = Files.newOutputStream(folder.resolve("twice.pt")); ZipOutputStream zip = new ZipOutputStream(file)) {
			add(zip, "data.pkl", "\u0080\u0002c__torch__\nTwice\n)\u0081}X\b\0\0\0training\u0088sb.");
			add(zip, "code/__torch__.py", SOURCE);
			add(zip, "constants.pkl", "\u0080\u0002).");
			add(zip, "version", "3\n");
		}
		try (Model model = Model.newInstance("twice", "PyTorch"); NDManager manager = NDManager.newBaseManager()) {
			model.load(folder, "twice");
			NDArray array = manager.create(new float[]{1, 2});
			String before = answer(model, manager, array);
			array.setName("conv1.weight");
			new NDList(array).encode(NDList.Encoding.SAFETENSORS);
			String after = answer(model, manager, array);
			array.setName(null);
			String without = answer(model, manager, array);
			System.out.printf("before saving: %s%nafter saving: %s%nwithout the name: %s%n", before, after, without);
			System.exit(before.equals("[2.0, 4.0]") && after.contains("Dict[str, Tensor]") && without.equals(before) ? 0 : 1);
		}
	}

	private static String answer(Model model, NDManager manager, NDArray array) {
		try {
			return Arrays.toString(model.getBlock().forward(new ParameterStore(manager, false), new NDList(array), false)
					.singletonOrThrow().toFloatArray());
		} catch (RuntimeException refused) {
			return String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
		}
	}

	private static void add(ZipOutputStream zip, String name, String text) throws Exception {
		zip.putNextEntry(new ZipEntry("twice/" + name));
		zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
		zip.closeEntry();
	}
}
JAVA
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
"$java" -version 2>&1 | head -1
export DJL_CACHE_DIR="$work/cache" ENGINE_CACHE_DIR="$work/cache" OPT_OUT_TRACKING=true
"$java" -cp "$work/jars/*" "$work/Saved.java" "$work" 2> "$work/log" && echo "as described"
