package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.evaluation.Evaluation;
import digitlab.evaluation.EvaluationSums;
import digitlab.evaluation.LabelledPredictions;
import digitlab.models.ModelBytes;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.report.EvaluationReport;
import digitlab.report.SavedEvaluation;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Evaluates a model on labelled images.")
final class EvaluateJob implements Callable<Integer> {

	/** The mistakes that are kept with their images, the most confident first. */
	private static final int MISTAKES = 2000;
	private static final double NANOS = 1e9;

	@Mixin
	Input input = new Input();

	@Mixin
	ModelChoice model = new ModelChoice();

	@Mixin
	Output output = new Output();

	/** A misread image. */
	private record Mistake(ImageRow image, float[] logits, double confidence) implements Serializable {
	}

	/** What is known of a part of the images. */
	private record Found(EvaluationSums sums, Mistake[] mistakes, long images, long errors) implements Serializable {

		Found and(Found other) {
			PriorityQueue<Mistake> most = queue();
			for (Mistake[] part : List.of(mistakes, other.mistakes)) {
				for (Mistake mistake : part) {
					keep(most, mistake);
				}
			}
			return new Found(sums.add(other.sums), most.toArray(Mistake[]::new), images + other.images, errors + other.errors);
		}
	}

	/** The one to drop first is at its head. */
	private static PriorityQueue<Mistake> queue() {
		return new PriorityQueue<>(
				Comparator.comparingDouble(Mistake::confidence).thenComparingLong(mistake -> -mistake.image().row()));
	}

	private static void keep(PriorityQueue<Mistake> most, Mistake mistake) {
		most.add(mistake);
		if (most.size() > MISTAKES) {
			most.remove();
		}
	}

	@Override
	public Integer call() throws IOException {
		return SparkJobs.runNative(this::run);
	}

	private void run(SparkSession spark) throws IOException {
		long start = System.nanoTime();
		output.prepare();
		ModelBytes network = model.read();
		CollectionAccumulator<ExecutorNetwork.EngineStart> engines = spark.sparkContext()
				.collectionAccumulator("starts of engines");
		ExecutorNetwork reader = new ExecutorNetwork(ModelChoice.send(spark, network, output.natives), engines);
		JavaRDD<ImageRow> images = input.digits(spark).map(row -> row.isDamaged() || row.label() != DigitDataset.UNLABELLED
				? row
				: row.damaged("Row " + row.row() + " of " + row.file() + " has no label, which an evaluation needs."));
		Found found = images.mapPartitions(part -> List.of(found(reader.classifier(), part)).iterator()).treeReduce(Found::and);
		if (found.images() == 0) {
			throw new IOException("An evaluation needs labelled images, and " + input.source + " has none.");
		}
		if (found.errors() > 0) {
			output.errors(spark, images);
		}
		write(network.name(), found, (System.nanoTime() - start) / NANOS);
	}

	private static Found found(DigitClassifier classifier, Iterator<ImageRow> rows) {
		EvaluationSums sums = new EvaluationSums();
		PriorityQueue<Mistake> most = queue();
		long images = 0;
		long errors = 0;
		Batches<ImageRow> batches = new Batches<>(rows, ExecutorNetwork.BATCH);
		while (batches.hasNext()) {
			List<ImageRow> batch = batches.next();
			List<ImageRow> sound = batch.stream().filter(row -> !row.isDamaged()).toList();
			float[][] logits = classifier.logits(sound.stream().map(ImageRow::image).toList());
			for (int i = 0; i < logits.length; i++) {
				ImageRow row = sound.get(i);
				Prediction prediction = Prediction.ofLogits(logits[i]);
				sums.add(row.label(), prediction);
				if (prediction.digit() != row.label()) {
					keep(most, new Mistake(row, logits[i], prediction.confidence()));
				}
			}
			images += sound.size();
			errors += batch.size() - sound.size();
		}
		return new Found(sums, most.toArray(Mistake[]::new), images, errors);
	}

	private void write(String name, Found found, double seconds) throws IOException {
		List<Mistake> mistakes = new ArrayList<>(List.of(found.mistakes()));
		mistakes.sort(queue().comparator().reversed());
		int[] labels = mistakes.stream().mapToInt(mistake -> mistake.image().label()).toArray();
		float[][] logits = mistakes.stream().map(Mistake::logits).toArray(float[][]::new);
		byte[] pixels = new byte[labels.length * DigitImage.PIXELS];
		for (int i = 0; i < labels.length; i++) {
			mistakes.get(i).image().image().copyTo(pixels, i * DigitImage.PIXELS);
		}
		Evaluation evaluation = found.sums().result(LabelledPredictions.of(labels, logits), seconds);
		Storage.write(output.place(SavedEvaluation.FILE),
				SavedEvaluation.of(name, input.name(), evaluation, labels, logits, pixels).toBytes());
		SavedImages.write(output.place("mistakes"), mistakes.stream().map(Mistake::image).toList());
		output.document("evaluate.json", new EvaluationReport(name, input.name(), evaluation, null)
				.summary(mistakes.stream().map(mistake -> new EvaluationReport.Mistake((int) mistake.image().row(),
						mistake.image().label(), Prediction.ofLogits(mistake.logits()).digit(), mistake.confidence()))
						.toList()));
	}
}
