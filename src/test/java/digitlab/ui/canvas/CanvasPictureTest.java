package digitlab.ui.canvas;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import digitlab.sketch.Picture;
import digitlab.synthetic.SyntheticDigits;
import digitlab.ui.FakeModels;
import digitlab.ui.canvas.PenViewModel.Tool;
import digitlab.ui.common.Now;
import digitlab.ui.common.StatusViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures of nails: only where they stand on their tips does the network know them, as sevens. Everything runs in place. */
class CanvasPictureTest {

	private static final int WIDTH = 300;
	private static final int HEIGHT = 200;
	private static final String TURNED = "Turned by 90°, because it reads best that way";

	@TempDir
	Path folder;

	private final StatusViewModel status = new StatusViewModel(_ -> {
	});
	private final Now now = new Now();
	private final List<Throwable> errors = now.failures;
	private CanvasViewModel canvas;

	@BeforeEach
	void create() {
		LiveRecognizer live = new LiveRecognizer((_, _) -> knowsNails(), Runnable::run, new EngineStatus(status, errors::add),
				new InPlaceService());
		canvas = new CanvasViewModel(now.services(FakeModels.services(folder, (_, _) -> knowsNails(), new SyntheticDigits(10, 1)),
				status), live, 0.06);
		live.open(FakeModels.model());
	}

	@Test
	void aPictureThatStandsUprightStaysSo() throws IOException {
		canvas.open(nails(0));
		assertThat(canvas.answerProperty().get()).isEqualTo("77");
		assertThat(status.messageProperty().get()).isEqualTo("Opened nails.png");
		assertThat(sheet().image().width()).isGreaterThan(sheet().image().height());
	}

	@Test
	void aPictureOnItsSideIsTurnedWithItsPaper() throws IOException {
		canvas.open(nails(1));
		assertThat(canvas.answerProperty().get()).isEqualTo("77");
		assertThat(status.messageProperty().get()).isEqualTo(TURNED);
		assertThat(sheet().image().width()).isGreaterThan(sheet().image().height());
		assertThat(sheet().paper()).isNotNull().satisfies(paper -> assertThat(paper.width()).isGreaterThan(paper.height()));
		assertThat(canvas.readingProperty().get().digits().getFirst().box().x()).as("in parts of the sheet").isBetween(0.0, 0.5);
	}

	@Test
	void aPictureThatIsTurnedBackStaysAsItCame() throws IOException {
		canvas.open(nails(1));
		Picture turned = sheet();
		status.actionProperty().get().command().run();
		Picture asItCame = sheet();
		assertThat(asItCame.image().height()).isGreaterThan(asItCame.image().width());
		assertThat(status.messageProperty().get()).isEmpty();
		assertThat(canvas.answerProperty().get()).isEqualTo("?");

		canvas.redo();
		assertThat(sheet()).isSameAs(turned);
		canvas.undo();
		assertThat(sheet()).isSameAs(asItCame);
		canvas.undo();
		assertThat(canvas.emptyProperty().get()).isTrue();
		canvas.redo();
		assertThat(sheet()).isSameAs(asItCame);
	}

	@Test
	void theLinkBackIsWithdrawnWhenTheSheetChanges() throws IOException {
		canvas.open(nails(1));
		draw(Tool.PEN);
		assertThat(status.messageProperty().get()).isEmpty();
		assertThat(status.actionProperty().get()).isNull();
		canvas.undo();
		assertThat(canvas.answerProperty().get()).isEqualTo("77");
	}

	@Test
	void thePictureCanBeShownAsLongAsItIsOnTheSheet() throws IOException {
		canvas.togglePicture();
		assertThat(canvas.showsPictureProperty().get()).as("there is none").isFalse();
		canvas.open(nails(0));
		assertThat(canvas.pictureProperty().get()).isSameAs(sheet());
		assertThat(canvas.showsPictureProperty().get()).as("at first").isFalse();
		canvas.togglePicture();
		draw(Tool.PEN);
		draw(Tool.ERASER);
		canvas.open(nails(1));
		assertThat(canvas.showsPictureProperty().get()).isTrue();
		canvas.clear();
		assertThat(canvas.showsPictureProperty().get()).isFalse();
		assertThat(canvas.pictureProperty().get()).isNull();
	}

	@Test
	void aDigitFromAChartHasNoPaperToShow() {
		byte[] ink = new byte[DigitImage.PIXELS];
		ink[400] = (byte) 255;
		canvas.place(DigitImage.of(ink), "a digit");
		assertThat(canvas.elementsProperty().get()).hasSize(1);
		assertThat(canvas.pictureProperty().get()).isNull();
	}

	@Test
	void inkThatCannotBeToldFromPaperIsSaidWithWhatToDo() {
		int[] argb = new int[200 * 200];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = 0xFF000000 | 0x010101 * (40 + i % 200);
		}
		canvas.paste(200, 200, argb);
		assertThat(canvas.emptyProperty().get()).isTrue();
		assertThat(status.messageProperty().get())
				.isEqualTo("Ink and paper could not be told apart on the copied picture: try more light, or a darker pen");
	}

	private void draw(Tool tool) {
		canvas.pen().toolProperty().set(tool);
		canvas.begin(0.5, 0.9);
		canvas.extend(0.55, 0.9);
		canvas.end();
	}

	private Picture sheet() {
		assertThat(canvas.elementsProperty().get()).hasSize(1);
		return (Picture) canvas.elementsProperty().get().getFirst();
	}

	/** Two nails side by side, turned anticlockwise by quarters. */
	private Path nails(int quarterTurns) throws IOException {
		boolean isUpright = quarterTurns % 2 == 0;
		BufferedImage image = new BufferedImage(isUpright ? WIDTH : HEIGHT, isUpright ? HEIGHT : WIDTH,
				BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, WIDTH, WIDTH);
		graphics.setColor(Color.BLACK);
		graphics.translate(image.getWidth() / 2, image.getHeight() / 2);
		graphics.rotate(-quarterTurns * Math.PI / 2);
		for (int x : new int[]{-90, 30}) {
			graphics.fillRect(x, -50, 60, 12);
			graphics.fillRect(x + 24, -50, 12, 100);
		}
		graphics.dispose();
		Path file = folder.resolve("nails.png");
		ImageIO.write(image, "png", file.toFile());
		return file;
	}

	/** An upright nail has 1.3 times as much ink above its centre of mass, the middle of the picture, as below; all else is no digit. */
	private static DigitClassifier knowsNails() {
		return new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				return images.stream().map(_ -> FakeModels.sure(7, 0.95)).toArray(float[][]::new);
			}

			@Override
			public List<ScoredPrediction> answers(List<DigitImage> images) {
				return images.stream().map(image -> new ScoredPrediction(Prediction.ofLogits(FakeModels.sure(7, 0.95)),
						ink(image, 0) > 1.12 * ink(image, DigitImage.SIDE / 2) ? 0.95 : 0.1)).toList();
			}

			@Override
			public boolean detectsNonDigits() {
				return true;
			}
		};
	}

	private static int ink(DigitImage image, int top) {
		int sum = 0;
		for (int i = 0; i < DigitImage.PIXELS / 2; i++) {
			sum += image.ink(top + i / DigitImage.SIDE, i % DigitImage.SIDE);
		}
		return sum;
	}
}
