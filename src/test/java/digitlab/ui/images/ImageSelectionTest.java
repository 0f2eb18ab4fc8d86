package digitlab.ui.images;

import java.util.ArrayList;
import java.util.List;

import digitlab.ui.images.ImageList.Change;
import digitlab.ui.images.ImageSelection.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageSelectionTest {

	private final ImageSelection selection = new ImageSelection();

	@BeforeEach
	void show() {
		selection.show(Change.OTHER_IMAGES, 10, 11, 12, 13, 14);
	}

	@Test
	void oneImageIsSelectedAlone() {
		assertThat(selection.focusProperty().get()).isZero();
		assertThat(selection.indices()).isEmpty();
		selection.go(3, Mode.ALONE);
		selection.go(1, Mode.ALONE);
		assertThat(selection.indices()).containsExactly(11);
		assertThat(selection.isSelected(11)).isTrue();
		assertThat(selection.isSelected(13)).isFalse();
	}

	@Test
	void shiftSelectsFromTheLastOneThatWasSelectedAlone() {
		selection.go(2, Mode.ALONE);
		selection.go(4, Mode.EXTEND);
		assertThat(selection.indices()).containsExactly(12, 13, 14);
		selection.go(0, Mode.EXTEND);
		assertThat(selection.indices()).containsExactly(10, 11, 12);
		assertThat(selection.focusProperty().get()).isZero();
	}

	@Test
	void othersAreAddedAndTakenAway() {
		selection.go(0, Mode.ALONE);
		selection.go(3, Mode.TOGGLE);
		selection.go(4, Mode.KEEP);
		assertThat(selection.indices()).containsExactly(10, 13);
		selection.go(0, Mode.TOGGLE);
		assertThat(selection.indices()).containsExactly(13);
		selection.selectAll();
		assertThat(selection.count()).isEqualTo(5);
		selection.selectNone();
		assertThat(selection.count()).isZero();
	}

	@Test
	void theSameImagesStaySelectedWhereverTheyAreNow() {
		selection.go(1, Mode.ALONE);
		selection.go(2, Mode.EXTEND);
		selection.show(Change.SAME_IMAGES, 14, 12, 10);
		assertThat(selection.indices()).containsExactly(12);
		assertThat(selection.focusProperty().get()).as("still at 12").isEqualTo(1);
	}

	@Test
	void afterAnEditTheKeyboardStaysWhereItIs() {
		selection.go(4, Mode.ALONE);
		selection.show(Change.EDITED, 10, 11, 12, 13);
		assertThat(selection.indices()).isEmpty();
		assertThat(selection.focusProperty().get()).isEqualTo(3);
		selection.show(Change.EDITED);
		assertThat(selection.focusProperty().get()).isEqualTo(-1);
		selection.go(0, Mode.ALONE);
		assertThat(selection.focusProperty().get()).isEqualTo(-1);
	}

	@Test
	void aMoveBeyondTheEndStopsThere() {
		selection.go(99, Mode.ALONE);
		assertThat(selection.indices()).containsExactly(14);
		selection.go(-1, Mode.ALONE);
		assertThat(selection.indices()).containsExactly(10);
	}

	@Test
	void anotherSelectionOfTheSameSizeIsNoticed() {
		List<Integer> sizes = new ArrayList<>();
		selection.selectedProperty().subscribe((_, now) -> sizes.add(now.cardinality()));
		selection.go(1, Mode.ALONE);
		selection.go(2, Mode.ALONE);
		selection.go(2, Mode.ALONE);
		assertThat(sizes).containsExactly(1, 1);
	}
}
