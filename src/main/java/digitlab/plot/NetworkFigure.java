package digitlab.plot;

import java.util.List;
import java.util.Optional;

/**
 * A network as one drawing: what each layer makes of a picture, in the order in which the picture passes through.
 *
 * @param title what the network reads
 * @param stages first to last
 * @param note below the drawing
 */
public record NetworkFigure(String title, List<Stage> stages, String note) {

	/**
	 * A layer and its output.
	 *
	 * @param name such as "Convolution 1"
	 * @param shape of its output in words
	 * @param parameters number of learned ones in words; empty if it has none
	 * @param picture its output; empty if it is not known
	 */
	public record Stage(String name, String shape, String parameters, Optional<Mosaic> picture) {
	}

	/**
	 * The drawing, with the stages as its table.
	 *
	 * @param english the same network with English names, for the table
	 */
	public Figure figure(NetworkFigure english) {
		Table table = new Table(List.of("stage", "shape", "parameters"), english.stages().stream()
				.map(stage -> List.<Object>of(stage.name(), stage.shape(), stage.parameters())).toList());
		return Figure.of("network", () -> NetworkPicture.draw(this), table);
	}
}
