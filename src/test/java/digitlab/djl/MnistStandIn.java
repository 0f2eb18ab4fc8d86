package digitlab.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

import ai.djl.repository.RemoteRepository;
import com.sun.net.httpserver.HttpServer;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.IdxWriter;
import digitlab.dataset.LabelPolicy;
import digitlab.formats.FileDatasetReader;

/** A local server that stands in for DJL's, with the same catalogue and four small files. */
public final class MnistStandIn implements AutoCloseable {

	/** What the server has, by the last part of the address. */
	final Map<String, byte[]> files = new TreeMap<>();
	/** SHA-256 of the uncompressed files. */
	final Map<String, String> expected = new TreeMap<>();

	private final DigitDataset digits;
	private final HttpServer server;

	private MnistStandIn(DigitDataset digits) throws IOException {
		this.digits = digits;
		ByteArrayOutputStream images = new ByteArrayOutputStream();
		IdxWriter.writeImages(digits, images);
		ByteArrayOutputStream labels = new ByteArrayOutputStream();
		IdxWriter.writeLabels(digits, labels);
		for (String part : new String[]{"train", "t10k"}) {
			put(part + "-images-idx3-ubyte", images.toByteArray());
			put(part + "-labels-idx1-ubyte", labels.toByteArray());
		}
		files.put("metadata.json", catalogue().getBytes());
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			String path = exchange.getRequestURI().getPath();
			byte[] body = files.get(path.substring(path.lastIndexOf('/') + 1));
			exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
			if (body != null) {
				exchange.getResponseBody().write(body);
			}
			exchange.close();
		});
		server.start();
	}

	/** Starts a server that has the same digits for training and testing. */
	public static MnistStandIn of(int count) throws IOException {
		return new MnistStandIn(EngineForTests.digits(count));
	}

	private void put(String name, byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		files.put(name + ".gz", out.toByteArray());
		expected.put(name, hash("SHA-256", content));
	}

	private String catalogue() {
		return """
				{"metadataVersion": "0.2", "resourceType": "dataset", "application": "cv", "groupId": "ai.djl.basicdataset",
				 "artifactId": "mnist", "name": "mnist", "artifacts": [{"version": "1.0", "snapshot": false, "name": "mnist",
				 "files": {%s, %s, %s, %s}}]}""".formatted(item("train_data", "train-images-idx3-ubyte"),
				item("train_labels", "train-labels-idx1-ubyte"), item("test_data", "t10k-images-idx3-ubyte"),
				item("test_labels", "t10k-labels-idx1-ubyte"));
	}

	private String item(String key, String file) {
		byte[] body = files.get(file + ".gz");
		return "\"%s\": {\"uri\": \"1.0/%s.gz\", \"sha1Hash\": \"%s\", \"size\": %d}".formatted(key, file, hash("SHA-1", body),
				body.length);
	}

	private static String hash(String algorithm, byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(body));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The digits that the server has. */
	public DigitDataset digits() {
		return digits;
	}

	/** A download from this server. */
	public MnistDownload download(Path folder) {
		String address = "http://localhost:" + server.getAddress().getPort() + "/";
		return new MnistDownload(folder, all -> new FileDatasetReader(all, LabelPolicy.REFUSE),
				new RemoteRepository("stand-in", URI.create(address)), expected);
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
