package digitlab.ui.images;

import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import digitlab.ui.FakeModels;
import digitlab.ui.images.ImageList.Change;
import digitlab.ui.images.ImageList.Outcome;
import digitlab.ui.images.ImageList.Range;
import digitlab.ui.images.ImageSelection.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageListTest {

	private static final int UNLABELLED = DigitDataset.UNLABELLED;

	private final ImageList list = new ImageList(false, ImageOrder.FIRST);
	/** Labels; beside them what is read, how confidently, and how much it looks like a digit. */
	private final DigitDataset data = new DigitDataset("six", new byte[6 * DigitImage.PIXELS],
			new byte[]{3, 3, 5, 7, UNLABELLED, 5});
	private final ImageReadings readings = ImageReadings.of(IntStream.range(0, 6)
			.mapToObj(i -> new ScoredPrediction(Prediction.ofLogits(FakeModels.sure(new int[]{3, 5, 5, 7, 3, 5}[i],
					new double[]{0.9, 0.8, 0.5, 0.95, 0.6, 0.99}[i])), new double[]{1, 1, 1, 0.25, 0.75, 1}[i]))
			.toList());

	@BeforeEach
	void show() {
		list.show(data, null, Change.OTHER_IMAGES);
	}

	private int[] shown() {
		return list.shownProperty().get().indices();
	}

	@Test
	void labelsCanBeFilteredBeforeAnythingIsRead() {
		assertThat(shown()).containsExactly(0, 1, 2, 3, 4, 5);
		list.labelProperty().set(3);
		assertThat(shown()).containsExactly(0, 1);
		list.labelProperty().set(UNLABELLED);
		assertThat(shown()).containsExactly(4);
		list.clearFilters();
		list.orderProperty().set(ImageOrder.LABEL);
		assertThat(shown()).containsExactly(0, 1, 2, 5, 3, 4);
		assertThat(list.count(5)).isEqualTo(2);
		assertThat(list.count(ImageList.ANY)).isEqualTo(6);
		assertThat(list.count(Outcome.WRONG)).isZero();
	}

	@Test
	void readingsAreFilteredByDigitOutcomeAndSureness() {
		list.show(data, readings, Change.SAME_IMAGES);
		list.outcomeProperty().set(Outcome.RIGHT);
		assertThat(shown()).as("the nearest digit of a refused one counts").containsExactly(0, 2, 3, 5);
		list.outcomeProperty().set(Outcome.WRONG);
		assertThat(shown()).as("not the one without a label").containsExactly(1);
		list.outcomeProperty().set(Outcome.REFUSED);
		assertThat(shown()).containsExactly(3);
		list.clearFilters();
		list.readProperty().set(3);
		assertThat(shown()).containsExactly(0, 4);
		list.readProperty().set(7);
		assertThat(shown()).as("refused, so not read as a 7").isEmpty();
		list.clearFilters();
		list.surenessProperty().set(new Range(0.4, 0.8));
		assertThat(shown()).as("0.45 is a digit score of 0.75 times 0.6").containsExactly(1, 2, 4);
	}

	@Test
	void imagesAreSortedByWhatIsRead() {
		list.show(data, readings, Change.SAME_IMAGES);
		list.orderProperty().set(ImageOrder.UNSURE);
		assertThat(shown()).containsExactly(3, 4, 2, 1, 0, 5);
		list.orderProperty().set(ImageOrder.ODD);
		assertThat(shown()).containsExactly(3, 4, 0, 1, 2, 5);
		list.orderProperty().set(ImageOrder.LOSS);
		assertThat(shown()).containsExactly(1, 2, 0, 3, 5, 4);
		list.orderProperty().set(ImageOrder.LAST);
		assertThat(shown()).containsExactly(5, 3, 2, 1, 0, 4);
	}

	@Test
	void theMostSimilarPassTheFiltersToo() {
		list.rank(new int[]{5, 2, 0, 3}, 5);
		assertThat(shown()).containsExactly(5, 2, 0, 3);
		assertThat(list.focused()).isEqualTo(5);
		list.labelProperty().set(5);
		assertThat(shown()).containsExactly(5, 2);
		list.clearFilters();
		list.rank(null, 5);
		assertThat(shown()).containsExactly(0, 1, 2, 3, 4, 5);
		assertThat(list.focused()).isEqualTo(5);
	}

	@Test
	void whatIsNotReadYetPassesNoFilterOfReadings() {
		ImageReadings some = ImageReadings.of(FakeModels.classifier(_ -> FakeModels.sure(3, 0.9)), data.subset(0, 1), null,
				ProgressListener.NONE, new CancellationToken());
		assertThat(some.isComplete()).isTrue();
		list.show(data, some, Change.SAME_IMAGES);
		assertThat(shown()).hasSize(6);
		assertThat(list.caption(2)).isEqualTo("5");
		assertThat(list.spoken(2)).isEqualTo("Image 2, a 5");
		list.outcomeProperty().set(Outcome.RIGHT);
		assertThat(shown()).containsExactly(0, 1);
		list.clearFilters();
		list.orderProperty().set(ImageOrder.LOSS);
		assertThat(shown()).containsExactly(0, 1, 2, 3, 4, 5);
	}

	@Test
	void selectedImagesAreSavedInTheirOrderAndElseAllThatAreShown() {
		list.orderProperty().set(ImageOrder.LAST);
		assertThat(list.toSave()).containsExactly(0, 1, 2, 3, 4, 5);
		list.selection().go(1, Mode.TOGGLE);
		list.selection().go(0, Mode.TOGGLE);
		assertThat(list.toSave()).containsExactly(3, 5);
		assertThat(list.chosen()).containsExactly(5, 3);
	}

	@Test
	void captionsTellWhatIsReadOtherwise() {
		list.show(data, readings, Change.SAME_IMAGES);
		assertThat(IntStream.range(0, 6).mapToObj(list::caption)).containsExactly("3", "3 → 5", "5", "7 → ?", "→ 3", "5");
		assertThat(list.spoken(3)).isEqualTo("Image 3, a 7, refused");
		assertThat(list.spoken(4)).isEqualTo("Image 4, unlabelled, read as a 3, 45.0\u00a0% sure");
	}
}
