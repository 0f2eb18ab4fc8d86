package digitlab.sketch;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SketchTest {

	private final Sketch sketch = new Sketch();

	@Test
	void aStrokeIsSeenWhileItIsDrawn() {
		sketch.begin(0.1, 0.2, 0.05, false);
		List<SketchElement> early = sketch.elements();
		sketch.extend(0.3, 0.4);

		assertThat(early).containsExactly(new Stroke(List.of(new Point(0.1, 0.2)), 0.05, false));
		assertThat(sketch.elements())
				.containsExactly(new Stroke(List.of(new Point(0.1, 0.2), new Point(0.3, 0.4)), 0.05, false));
		assertThat(sketch.isEmpty()).isFalse();
	}

	@Test
	void undoAndRedoGoStepByStep() {
		draw(0.1);
		draw(0.5);
		List<SketchElement> both = sketch.elements();

		sketch.undo();
		assertThat(sketch.elements()).isEqualTo(both.subList(0, 1));
		sketch.undo();
		assertThat(sketch.isEmpty()).isTrue();
		assertThat(sketch.canUndo()).isFalse();
		sketch.undo();
		sketch.redo();
		sketch.redo();
		assertThat(sketch.elements()).isEqualTo(both);
		assertThat(sketch.canRedo()).isFalse();
	}

	@Test
	void drawingAfterUndoForgetsWhatWasUndone() {
		draw(0.1);
		sketch.undo();
		draw(0.5);

		assertThat(sketch.canRedo()).isFalse();
		assertThat(sketch.elements()).hasSize(1);
	}

	@Test
	void clearCanBeUndone() {
		draw(0.1);
		List<SketchElement> before = sketch.elements();
		sketch.clear();
		assertThat(sketch.isEmpty()).isTrue();
		sketch.undo();
		assertThat(sketch.elements()).isEqualTo(before);
	}

	@Test
	void clearingAnEmptySheetIsNoStep() {
		sketch.clear();
		assertThat(sketch.canUndo()).isFalse();
	}

	@Test
	void undoWhileDrawingTakesThatStrokeBack() {
		draw(0.1);
		sketch.begin(0.5, 0.5, 0.05, false);
		sketch.undo();
		assertThat(sketch.elements()).hasSize(1);
		assertThat(sketch.canRedo()).isTrue();
	}

	@Test
	void aPictureIsAStep() {
		InkImage image = InkImage.ofInk(2, 1, new float[]{0, 1});
		sketch.place(image);
		assertThat(sketch.elements()).containsExactly(new Picture(image));
		sketch.undo();
		assertThat(sketch.isEmpty()).isTrue();
	}

	@Test
	void placesThatAreNoneAndMovesTooSmallToSeeAreDropped() {
		sketch.begin(Double.NaN, 0.1, 0.05, false);
		sketch.extend(0.2, 0.2);
		assertThat(sketch.isEmpty()).isTrue();

		sketch.begin(0.1, 0.1, 0.05, false);
		sketch.extend(0.1 + 0.0004, 0.1);
		sketch.extend(Double.POSITIVE_INFINITY, 0.1);
		sketch.extend(0.1, Double.NaN);
		sketch.end();
		assertThat(sketch.elements()).containsExactly(new Stroke(List.of(new Point(0.1, 0.1)), 0.05, false));
	}

	/** 1,000 steps can be undone; what else was counted by them goes on to be. */
	@Test
	void theOldestOfManyStepsAreForgotten() {
		for (int i = 0; i < 1200; i++) {
			draw(0.5);
		}
		assertThat(sketch.steps()).isEqualTo(1200);
		undoAll();
		assertThat(sketch.elements()).hasSize(200);
		assertThat(sketch.steps()).isEqualTo(200);
	}

	/** Pictures of 4 megapixels each, of which 10 can be brought back; one is kept whatever its size. */
	@Test
	void ofLargePicturesOnlyTheLastCanBeBroughtBack() {
		for (int i = 0; i < 6; i++) {
			sketch.place(InkImage.ofInk(2000, 2000, new float[4_000_000]));
			draw(0.2);
			draw(0.3);
		}
		List<SketchElement> last = sketch.elements();
		undoAll();
		assertThat(sketch.steps()).as("of 18; the last two pictures, with and without strokes, are five").isEqualTo(13);
		while (sketch.canRedo()) {
			sketch.redo();
		}
		assertThat(sketch.elements()).isEqualTo(last);
		sketch.place(InkImage.ofInk(4000, 3000, new float[12_000_000]));
		sketch.place(InkImage.ofInk(1, 1, new float[1]));
		sketch.undo();
		assertThat(sketch.elements()).singleElement().isInstanceOfSatisfying(Picture.class,
				picture -> assertThat(picture.image().width()).isEqualTo(4000));
		assertThat(sketch.canUndo()).isFalse();
	}

	private void undoAll() {
		while (sketch.canUndo()) {
			sketch.undo();
		}
	}

	@Test
	void aPenWithoutWidthDrawsNothing() {
		sketch.begin(0.1, 0.1, 0, false);
		sketch.extend(0.5, 0.5);
		sketch.end();
		assertThat(sketch.canUndo()).isFalse();
	}

	private void draw(double x) {
		sketch.begin(x, 0.1, 0.05, false);
		sketch.extend(x, 0.9);
		sketch.end();
	}
}
