package digitlab.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import digitlab.djl.CheckpointForTests;
import digitlab.io.PendingFile;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.TrainingRun;

/** What an interrupted process left. */
final class RunTargets {

	private RunTargets() {
	}

	/** The state of a training; the arrays' shapes are looked at later, by {@link digitlab.djl.DjlTrainer}. */
	record Checkpoint() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() {
			String history = CheckpointForTests.HISTORY;
			return List.of(checkpoint("U8", ModelTargets.bytes(history)), checkpoint("I8", ModelTargets.bytes(history)),
					checkpoint("F32", ModelTargets.bytes(history + " ".repeat(4 - history.length() % 4))),
					checkpoint("U8", ModelTargets.bytes(history.replace("cpu", "\\u001b[2J"))),
					checkpoint("U8", ModelTargets.bytes(history.replace("a training", "\\u001b[2J" + "long".repeat(1000)))),
					checkpoint("U8", ModelTargets.bytes(history.replace("\"epoch\":1", "\"epoch\":1.5,\"x\":[null"))),
					checkpoint("U8", ModelTargets.bytes("null")), checkpoint("U8", ModelTargets.LIKE_UTF_32),
					checkpoint("U8", new byte[0]), new byte[9],
					ModelTargets.safetensors("{\"history\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[0,1]}}", 1));
		}

		private static byte[] checkpoint(String type, byte[] history) {
			int size = type.equals("F32") ? history.length / 4 : history.length;
			byte[] header = ModelTargets.bytes(("{\"history\":{\"dtype\":\"%s\",\"shape\":[%d],\"data_offsets\":[0,%d]},"
					+ "\"weight.conv1.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%d,%d]}}").formatted(type, size,
							history.length, history.length, history.length + 8));
			return ByteBuffer.allocate(8 + header.length + history.length + 8).order(ByteOrder.LITTLE_ENDIAN)
					.putLong(header.length).put(header).put(history).array();
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			CheckpointForTests.read(Files.write(folder.resolve("checkpoint.safetensors"), input));
		}
	}

	/** The description of the model that a training left when it was stopped. */
	record Left() implements FuzzTarget {

		@Override
		public List<byte[]> seeds() throws IOException {
			return new ModelTargets.Description().seeds();
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Path run = Files.createDirectories(folder.resolve("runs/seven"));
			Path model = Files.createDirectories(folder.resolve("models/seven"));
			Files.write(model.resolve("model.json"), new ModelTargets.Description().seeds().getFirst());
			Files.write(model.resolve("weights.safetensors"), new byte[1]);
			Files.write(model.resolve("run.jsonl"), ModelTargets.bytes(ModelTargets.RUN_LOG));
			Files.write(run.resolve("run.jsonl"), ModelTargets.bytes(ModelTargets.RUN_LOG));
			Files.write(run.resolve("checkpoint.safetensors"), new byte[1]);
			Files.write(run.resolve("left.json"), input);
			RunStore runs = new RunStore(new ModelStore(folder.resolve("shipped"), folder.resolve("models")),
					folder.resolve("runs"));
			for (TrainingRun each : runs.list()) {
				each.history();
			}
			if (!runs.resumable().equals(List.of("seven"))) {
				throw new AssertionError("the training cannot be resumed");
			}
			runs.tidy();
			runs.forget("seven");
			if (!runs.resumable().isEmpty() || !Files.exists(model.resolve("model.json"))) {
				throw new AssertionError("the training is still there, or its model is not");
			}
		}
	}

	/** The note of an unfinished file; nothing but such a file may be deleted. */
	record Note() implements FuzzTarget {

		/** No process has this number: it is above the largest that Linux gives. */
		private static final String NAME = "99999999-1";

		@Override
		public List<byte[]> seeds() {
			return List.of(ModelTargets.bytes("/nowhere/.digitlab-" + NAME + ".part"), ModelTargets.bytes("/"), new byte[40],
					new byte[]{(byte) 0xff, (byte) 0xfe}, new byte[0], ModelTargets.bytes("kept"),
					ModelTargets.bytes("/" + "a".repeat(20_000)));
		}

		@Override
		public void read(Path folder, byte[] input) throws IOException {
			Path notes = Files.createDirectories(folder.resolve("notes"));
			Path kept = Files.write(folder.resolve("kept"), new byte[1]);
			Path part = Files.write(folder.resolve(".digitlab-" + NAME + ".part"), new byte[1]);
			Files.writeString(notes.resolve(NAME.replace("-1", "-2")), folder.resolve(".digitlab-99999999-2.part").toString());
			Files.write(notes.resolve(NAME), input);
			PendingFile.cleanUp(notes);
			try (Stream<Path> left = Files.list(notes)) {
				if (left.findAny().isPresent() || !Files.exists(kept) || !Files.exists(part)) {
					throw new AssertionError("notes stay, or what they do not name is gone");
				}
			}
		}
	}
}
