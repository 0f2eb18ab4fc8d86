package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import digitlab.dataset.DigitImage;
import digitlab.models.NetworkPlan;
import digitlab.models.NetworkPlan.Layer;
import digitlab.plot.ColorScale;
import digitlab.plot.Mosaic;
import digitlab.plot.NetworkFigure;
import digitlab.plot.NetworkFigure.Stage;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;
import digitlab.recognition.Prediction;
import digitlab.ui.common.PredictionExplainer.Explanation;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** What each layer of a network makes of a digit, described for {@link NetworkFigure}. */
final class NetworkStages {

	private static final int FULL_INK = 255;

	private final List<Stage> stages = new ArrayList<>();
	private final Explanation explanation;
	private int convolutions;
	private int linears;

	private NetworkStages(Explanation explanation) {
		this.explanation = explanation;
	}

	/**
	 * The drawing of a network that reads a digit.
	 *
	 * @param explanation what the network made of it
	 */
	static NetworkFigure of(NetworkPlan plan, DigitImage digit, Explanation explanation) {
		NetworkStages made = new NetworkStages(explanation);
		made.add(tr("The digit"), tr("28 × 28 pixels"), 0, Mosaic.of(1, DigitImage.SIDE, DigitImage.SIDE,
				(_, row, column) -> 0x010101 * digit.ink(row, column)));
		FilterBank filters = explanation.filters();
		made.add(tr("First filters"),
				trn("%,d\u00a0filter of %s", "%,d\u00a0filters of %s", filters.filters(), sides(filters.side())), 0,
				picture(filters));
		List<NetworkPlan.Stage> layers = plan.stages();
		for (int i = 0; i < layers.size(); i++) {
			made.add(layers.get(i), i == layers.size() - 1);
		}
		return new NetworkFigure(tr("The network, layer by layer"), List.copyOf(made.stages),
				trn("%,d\u00a0learned parameter in all", "%,d\u00a0learned parameters in all", plan.parameters()));
	}

	private void add(NetworkPlan.Stage stage, boolean isLast) {
		switch (stage.layer()) {
			case Layer.Convolution _ -> {
				FeatureMaps maps = convolutions < explanation.layers().size() ? explanation.layers().get(convolutions) : null;
				convolutions++;
				add(tr("Convolution %d", convolutions), maps(stage), stage.parameters(), maps == null ? null : picture(maps));
			}
			case Layer.MaxPool pool -> {
				FeatureMaps maps = convolutions > explanation.layers().size() || convolutions == 0
						? null
						: explanation.layers().get(convolutions - 1);
				add(tr("Max pooling"), maps(stage), stage.parameters(), maps == null ? null : picture(pooled(maps, pool)));
			}
			default -> addLinear(stage, isLast);
		}
	}

	private void addLinear(NetworkPlan.Stage stage, boolean isLast) {
		int outputs = stage.shape().getFirst();
		if (isLast) {
			Prediction prediction = explanation.prediction();
			add(tr("Output"), tr("ten digits: %d wins", prediction.digit()), stage.parameters(), Mosaic.of(outputs, 3, 3,
					(digit, _, _) -> ColorScale.rgb(prediction.probability(digit))));
			return;
		}
		float[] values = linears < explanation.hidden().size() ? explanation.hidden().get(linears) : null;
		linears++;
		add(tr("Linear %d", linears), trn("%,d\u00a0number", "%,d\u00a0numbers", outputs), stage.parameters(),
				values == null ? null : Mosaic.of(values));
	}

	private void add(String name, String shape, long parameters, @Nullable Mosaic picture) {
		String learned = parameters == 0 ? "" : trn("%,d\u00a0parameter", "%,d\u00a0parameters", parameters);
		stages.add(new Stage(name, shape, learned, Optional.ofNullable(picture)));
	}

	private static String maps(NetworkPlan.Stage stage) {
		return trn("%,d\u00a0map of %s", "%,d\u00a0maps of %s", stage.shape().getFirst(), sides(stage.shape().getLast()));
	}

	private static String sides(int side) {
		return side + " × " + side;
	}

	private static Mosaic picture(FilterBank filters) {
		float largest = Float.MIN_NORMAL;
		for (float weight : filters.weights()) {
			largest = Math.max(largest, Math.abs(weight));
		}
		float span = 2 * largest;
		return Mosaic.of(filters.filters(), filters.side(), filters.side(),
				(filter, row, column) -> ColorScale.rgb(0.5 + filters.at(filter, row, column) / span));
	}

	private static Mosaic picture(FeatureMaps maps) {
		float top = Math.max(Float.MIN_NORMAL, maps.max());
		return Mosaic.of(maps.channels(), maps.height(), maps.width(),
				(map, row, column) -> ColorScale.rgb(maps.at(map, row, column) / top));
	}

	/** The largest of each window. Beyond the edge there is nothing, which is less than any activation. */
	static FeatureMaps pooled(FeatureMaps maps, Layer.MaxPool pool) {
		int height = (maps.height() + 2 * pool.padding() - pool.kernel()) / pool.stride() + 1;
		int width = (maps.width() + 2 * pool.padding() - pool.kernel()) / pool.stride() + 1;
		float[] values = new float[maps.channels() * height * width];
		for (int i = 0; i < values.length; i++) {
			int map = i / (height * width);
			int top = i / width % height * pool.stride() - pool.padding();
			int left = i % width * pool.stride() - pool.padding();
			for (int row = Math.max(0, top); row < Math.min(maps.height(), top + pool.kernel()); row++) {
				for (int column = Math.max(0, left); column < Math.min(maps.width(), left + pool.kernel()); column++) {
					values[i] = Math.max(values[i], maps.at(map, row, column));
				}
			}
		}
		return new FeatureMaps(pool.name(), maps.channels(), height, width, values);
	}
}
