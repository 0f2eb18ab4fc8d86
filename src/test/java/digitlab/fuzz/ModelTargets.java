package digitlab.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineSettings;
import digitlab.formats.FormatFiles;
import digitlab.models.ModelImport;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.models.TrainingRun;
import digitlab.ui.FakeModels;

/** Models: weights, descriptions and archives. */
final class ModelTargets {

	private static final String CONFIG = "{\"epochs\":2,\"batchSize\":32,\"learningRate\":0.002,\"warmup\":0.1,"
			+ "\"weightDecay\":0.01,\"labelSmoothing\":0.05,\"weightAveraging\":0.9,\"dropout\":0.5,"
			+ "\"augmentation\":\"ELASTIC\",\"validation\":5,\"seed\":1,\"threads\":1,\"device\":\"cpu\","
			+ "\"decay\":\"COSINE\",\"strength\":1.0,\"patience\":0}";
	private static final String EPOCH = "{\"epoch\":1,\"trainingLoss\":1.5,\"trainingAccuracy\":0.5,\"validationLoss\":1.25,"
			+ "\"validationAccuracy\":0.75,\"learningRate\":0.001,\"imagesPerSecond\":100.0,\"seconds\":2.5}";
	private static final String MODEL = "{\"format\":1,\"name\":\"seven\",\"architecture\":\"alexnet28-2\",\"parameters\":980810,"
			+ "\"created\":\"2026-01-02T03:04:05Z\",\"version\":\"0.1.0\",\"normalisation\":{\"scale\":0.00392156862745098,"
			+ "\"mean\":0.0,\"deviation\":1.0},\"data\":{\"source\":\"test\",\"trainingImages\":45,\"validationImages\":5},"
			+ "\"config\":" + CONFIG + ",\"run\":{\"device\":\"cpu\",\"stopReason\":\"completed\",\"bestEpoch\":1,"
			+ "\"trainAccuracy\":0.5,\"validationAccuracy\":0.75,\"imagesPerSecond\":100.0,\"seconds\":2.5,\"epochs\":[" + EPOCH
			+ "]},\"test\":null}";
	static final String RUN_LOG = "{\"head\":{\"format\":1,\"name\":\"seven\",\"data\":\"test\",\"trainingImages\":45,"
			+ "\"validationImages\":5,\"config\":" + CONFIG
			+ "}}\n{\"batches\":{\"epoch\":1,\"first\":1,\"losses\":[2.5,2.25]}}\n"
			+ "{\"epoch\":" + EPOCH + "}\n";
	static final String RECIPE = "{\"data\":\"synthetic:50\",\"heldOut\":{\"text\":\"10%\"},\"config\":" + CONFIG + "}";

	/** What is taken for UTF-32, with a character that does not exist. */
	static final byte[] LIKE_UTF_32 = {'{', 0, 0, 0, '"', 'f', 'o', 'r', 'm'};

	private ModelTargets() {
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** A safetensors file. */
	static byte[] safetensors(String header, int dataBytes) {
		byte[] json = bytes(header);
		return ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).put(json)
				.array();
	}

	/** The network's weights. */
	record Weights() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			return List.of(safetensors("{\"conv1.bias\":{\"dtype\":\"F32\",\"shape\":[32],\"data_offsets\":[0,128]}}", 128),
					safetensors("{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"U8\",\"shape\":[2,3],"
							+ "\"data_offsets\":[0,6]},\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[6,10]}}", 10));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			EngineSettings.apply(Path.of(System.getProperty("digitlab.native")), Path.of("target/engine-cache"));
			DjlClassifier.open(Files.write(folder.resolve("weights.safetensors"), input), 1).close();
		}
	}

	/** A model's model.json. */
	record Description() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			return List.of(bytes(MODEL), bytes("{\"format\":e\u0081ce}"), bytes(MODEL.replace("seven", "\\u001b[2J")),
					bytes(MODEL.replace("alexnet28-2", "\\u001b[2J")), bytes("[".repeat(5000)), LIKE_UTF_32,
					bytes(MODEL.replace("\"test\":null", "\"network\":{\"input\":[1,28,28],\"layers\":[{\"p\":0.5}]}")),
					bytes(MODEL.replace("\"deviation\"", "\"deviation\":1.8,\"mean\":0.0,\"deviation\"")));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Path model = Files.createDirectories(folder.resolve("models/seven"));
			Files.write(model.resolve("weights.safetensors"), new byte[0]);
			Files.write(model.resolve("model.json"), input);
			ModelStore store = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
			StoredModel read = store.find(model.toString());
			for (TrainingRun run : new RunStore(store, folder.resolve("runs")).list()) {
				run.history();
			}
			store.rename(read, "eight");
		}
	}

	/** A model from another program, recognised by its content or its ending; the first byte chooses which. */
	record Import() implements FuzzTarget {

		private static final List<String> ENDINGS = List.of(".safetensors", ".pt", ".h5", "", ".zip");

		@Override
		public List<byte[]> seeds() throws IOException {
			byte[] array = safetensors("{\"conv1.weight\":{\"dtype\":\"F32\",\"shape\":[32,1,5,5],\"data_offsets\":[0,3200]}}",
					3200);
			byte[] other = safetensors("{\"conv1.weight\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
					+ "\"b\\u001b[2J\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[8,16]}}", 16);
			byte[] none = safetensors("{\"__metadata__\":{\"format\":\"pt\"}}", 0);
			return List.of(after(0, array), after(3, array), after(0, other), after(0, none), after(1, bytes("\u0080\u0002}q")),
					after(4, Archive.zip("data.pkl", bytes("x"))), after(2, bytes("\u0089HDF\r\n")));
		}

		private static byte[] after(int first, byte[] content) {
			return ByteBuffer.allocate(1 + content.length).put((byte) first).put(content).array();
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			String ending = ENDINGS.get(input.length == 0 ? 0 : (input[0] & 0xff) % ENDINGS.size());
			Path file = Files.write(folder.resolve("model" + ending),
					Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
			add(folder, file);
		}

		@Override
		public long mostHeap(int size) {
			return new Archive().mostHeap(size);
		}
	}

	private static void add(Path folder, Path file) throws IOException {
		new ModelImport(new ModelStore(folder.resolve("shipped"), folder.resolve("models")),
				(_, _) -> FakeModels.classifier(_ -> new float[10]), "1.0.0").add(file);
	}

	/** An exported model. */
	record Archive() implements FuzzTarget {

		private static final Set<String> PLACES = Set.of("models", "models.lock", "model.zip");
		private static final Set<String> FILES = Set.of("weights.safetensors", "model.json", "run.jsonl");

		@Override
		public List<byte[]> seeds() throws IOException {
			byte[] weights = safetensors("{}", 0);
			return List.of(
					zip("model.json", bytes(MODEL), "weights.safetensors", weights, "run.jsonl", bytes(RUN_LOG)),
					zip("model.json", bytes(MODEL.replace("\"seven\"", "\"../../seven\"")), "weights.safetensors", weights),
					zip("../model.json", bytes(MODEL), "/tmp/weights.safetensors", weights),
					Arrays.copyOf(zip("model.json", bytes(MODEL)), 20), // truncated in the header of an entry
					zip("model.json", bytes(MODEL), "zeros", new byte[40 << 20]));
		}

		private static byte[] zip(Object... namesAndBytes) {
			Map<String, byte[]> files = new LinkedHashMap<>();
			for (int i = 0; i < namesAndBytes.length; i += 2) {
				files.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
			}
			return FormatFiles.zip(files);
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Path file = Files.write(folder.resolve("model.zip"), input);
			try {
				add(folder, file);
			} finally {
				checkPlaces(folder);
			}
		}

		private static void checkPlaces(Path folder) throws IOException {
			try (Stream<Path> all = Files.walk(folder)) {
				for (Path path : all.skip(1).toList()) {
					Path inside = folder.relativize(path);
					boolean isKnown = switch (inside.getNameCount()) {
						case 1 -> PLACES.contains(inside.toString());
						case 2 -> !inside.getFileName().toString().startsWith(".");
						default -> FILES.contains(inside.getFileName().toString());
					};
					if (!isKnown || Files.isSymbolicLink(path)) {
						throw new AssertionError("an archive wrote " + inside);
					}
				}
			}
		}

		@Override
		public long mostHeap(int size) {
			return (160L << 20) + 3000L * size; // deflate compresses up to 1032-fold, and no part may be larger than 64 MB
		}
	}
}
