package digitlab.ui.images;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.ui.common.Lifetime;
import digitlab.ui.images.ImageSelection.Mode;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * A grid of any number of images that scrolls: those in view are painted into one picture, so that 70,000 cost no more than a
 * screenful. It is one stop of the Tab key; the arrow keys move within it.
 */
final class ImageGrid extends Region {

	/** How many pixels of the screen a pixel of an image takes in each direction. */
	static final int MIN_ZOOM = 1;
	static final int MAX_ZOOM = 5;

	private static final double GAP = 8;
	private static final double RING = 2;
	/** Between an image and its caption, for the ring. */
	private static final double BELOW = 3;
	/** Smaller images have no space for a caption. */
	private static final int CAPTIONED = 2;
	private static final double TICK = 7;

	private final ImageList list;
	private final IntegerProperty zoom = new SimpleIntegerProperty(2);
	private final ImageView picture = new ImageView();
	private final Canvas marks = new Canvas();
	private final ScrollBar bar = new ScrollBar();
	/** Never seen: how the style sheet says what captions and marks look like. */
	private final Label caption = new Label();
	private final Rectangle wrong = new Rectangle();
	private final Rectangle accent = new Rectangle();
	private final Rectangle ground = new Rectangle();
	private @Nullable PixelBuffer<IntBuffer> buffer;
	private int[] argb = {};
	private int columns = 1;
	private Runnable open = () -> {
	};

	ImageGrid(ImageList list) {
		this.list = list;
		setId("image-grid");
		getStyleClass().add("image-grid");
		setFocusTraversable(true);
		setAccessibleRole(AccessibleRole.IMAGE_VIEW);
		setAccessibleRoleDescription(tr("Grid of images"));
		setAccessibleHelp(tr("Arrow keys go to another image, with Shift they select several; Space selects, Enter opens."));
		bar.setOrientation(Orientation.VERTICAL);
		bar.setFocusTraversable(false);
		caption.getStyleClass().add("grid-caption");
		wrong.getStyleClass().add("grid-wrong");
		accent.getStyleClass().add("grid-accent");
		ground.getStyleClass().add("grid-ground");
		picture.setMouseTransparent(true);
		marks.setMouseTransparent(true);
		for (Rectangle color : new Rectangle[]{wrong, accent, ground}) {
			color.setVisible(false);
			color.fillProperty().subscribe(this::requestLayout);
		}
		caption.setVisible(false);
		caption.fontProperty().subscribe(this::requestLayout);
		caption.textFillProperty().subscribe(this::requestLayout);
		getChildren().addAll(caption, wrong, accent, ground, picture, marks, bar);
		bar.valueProperty().subscribe(this::requestLayout);
		focusedProperty().subscribe(this::requestLayout);
		zoom.subscribe(() -> {
			requestLayout();
			layout();
			reveal();
		});
		Lifetime.keep(list.shownProperty().subscribe(this::refresh));
		Lifetime.keep(list.selection().selectedProperty().subscribe(this::refresh));
		Lifetime.keep(list.selection().focusProperty().subscribe(() -> {
			refresh();
			reveal();
		}));
		addEventHandler(KeyEvent.KEY_PRESSED, this::press);
		addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
		addEventHandler(ScrollEvent.SCROLL, this::scroll);
	}

	/** The size of the images, {@value #MIN_ZOOM} to {@value #MAX_ZOOM}. */
	IntegerProperty zoomProperty() {
		return zoom;
	}

	/** What Enter and a double click do with the image that the keyboard is at. */
	void setOnOpen(Runnable command) {
		open = command;
	}

	private void refresh() {
		int index = list.focused();
		setAccessibleText(index < 0
				? tr("No images")
				: tr("%s; %,d of %,d", list.spoken(index), list.selection().focusProperty().get() + 1, count()));
		requestLayout();
	}

	private int count() {
		return list.shownProperty().get().indices().length;
	}

	// geometry

	private double side() {
		return DigitImage.SIDE * zoom.get();
	}

	private double captionHeight() {
		return zoom.get() < CAPTIONED ? 0 : Math.ceil(caption.getFont().getSize() * 1.3) + BELOW;
	}

	private double stepX() {
		return side() + GAP;
	}

	private double stepY() {
		return side() + captionHeight() + GAP;
	}

	private double room() {
		return Math.max(0, getHeight());
	}

	private double contentHeight() {
		return Math.ceilDiv(count(), columns) * stepY() + GAP;
	}

	private double x(int place) {
		return GAP + place % columns * stepX();
	}

	/** Relative to the top of the view. */
	private double y(int place) {
		return GAP + place / columns * stepY() - Math.rint(bar.getValue());
	}

	/** The upper left corner of an image, relative to the grid. */
	Point2D corner(int place) {
		return new Point2D(x(place), y(place));
	}

	ImageList list() {
		return list;
	}

	/** The place of the image at a point; -1 if there is none. */
	int placeAt(double x, double y) {
		int column = (int) Math.floor((x - GAP / 2) / stepX());
		int row = (int) Math.floor((y + Math.rint(bar.getValue()) - GAP / 2) / stepY());
		int place = row * columns + column;
		return column < 0 || column >= columns || row < 0 || place >= count() ? -1 : place;
	}

	/** Scrolls until the image that the keyboard is at is in view. */
	private void reveal() {
		int place = list.selection().focusProperty().get();
		if (place < 0 || getHeight() <= 0) {
			return;
		}
		fit();
		double top = place / columns * stepY();
		double bottom = top + stepY() + GAP;
		double value = Math.clamp(bar.getValue(), Math.min(top, Math.max(0, bottom - room())), top);
		bar.setValue(Math.clamp(value, 0, bar.getMax()));
	}

	/** Determines the columns, and how far the grid scrolls. */
	private void fit() {
		double width = getWidth() - bar.prefWidth(-1) - GAP;
		columns = Math.max(1, (int) (width / stepX()));
		double max = Math.max(0, contentHeight() - room());
		bar.setMax(max);
		bar.setVisible(max > 0);
		bar.setVisibleAmount(max == 0 ? 0 : max * room() / contentHeight());
		bar.setUnitIncrement(stepY());
		bar.setBlockIncrement(Math.max(stepY(), room() - stepY()));
		bar.setValue(Math.clamp(bar.getValue(), 0, max));
	}

	// painting

	@Override
	protected void layoutChildren() {
		fit();
		double width = bar.prefWidth(-1);
		bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
		double shownWidth = Math.max(1, getWidth() - width);
		double shownHeight = Math.max(1, getHeight());
		double density = getScene() == null || getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
		int pixelWidth = (int) Math.ceil(shownWidth * density);
		int pixelHeight = (int) Math.ceil(shownHeight * density);
		PixelBuffer<IntBuffer> pixels = buffer;
		if (pixels == null || pixels.getWidth() != pixelWidth || pixels.getHeight() != pixelHeight) {
			argb = new int[pixelWidth * pixelHeight];
			pixels = new PixelBuffer<>(pixelWidth, pixelHeight, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
			buffer = pixels;
			picture.setImage(new WritableImage(pixels));
		}
		picture.setFitWidth(pixelWidth / density);
		picture.setFitHeight(pixelHeight / density);
		int first = Math.max(0, (int) ((bar.getValue() - GAP) / stepY())) * columns;
		int last = Math.min(count(), ((int) ((bar.getValue() + shownHeight) / stepY()) + 1) * columns);
		paintPictures(first, last, pixelWidth, pixelHeight, density);
		pixels.updateBuffer(_ -> null);
		marks.setWidth(shownWidth);
		marks.setHeight(shownHeight);
		paintMarks(first, last);
	}

	private void paintPictures(int first, int last, int width, int height, double density) {
		Arrays.fill(argb, 0);
		ImageList.Shown shown = list.shownProperty().get();
		int side = (int) Math.round(side() * density);
		int[] source = new int[side];
		for (int i = 0; i < side; i++) {
			source[i] = i * DigitImage.SIDE / side;
		}
		for (int place = first; place < last; place++) {
			int left = (int) Math.round(x(place) * density);
			int top = (int) Math.round(y(place) * density);
			paint(shown.data(), shown.indices()[place], source, left, top, width, height);
		}
	}

	/** White ink on black, each pixel a crisp square. */
	private void paint(DigitDataset data, int index, int[] source, int left, int top, int width, int height) {
		int end = Math.min(source.length, width - left);
		int before = -1;
		int painted = -1;
		for (int row = Math.max(0, -top); row < source.length && top + row < height; row++) {
			int at = (top + row) * width + left;
			if (source[row] == before) {
				System.arraycopy(argb, painted, argb, at, end);
			} else {
				before = source[row];
				for (int column = 0; column < end; column++) {
					argb[at + column] = 0xff000000 | 0x010101 * data.ink(index, before * DigitImage.SIDE + source[column]);
				}
			}
			painted = at;
		}
	}

	private void paintMarks(int first, int last) {
		GraphicsContext to = marks.getGraphicsContext2D();
		to.clearRect(0, 0, marks.getWidth(), marks.getHeight());
		to.setFont(caption.getFont());
		to.setTextAlign(TextAlignment.CENTER);
		to.setTextBaseline(VPos.CENTER);
		ImageList.Shown shown = list.shownProperty().get();
		for (int place = first; place < last; place++) {
			int index = shown.indices()[place];
			if (captionHeight() > 0) {
				to.setFill(list.isWrong(index) ? wrong.getFill() : caption.getTextFill());
				to.fillText(list.caption(index), x(place) + side() / 2, y(place) + side() + captionHeight() / 2,
						side() + GAP - 2);
			}
			if (list.selection().isSelected(index)) {
				tick(to, x(place), y(place));
			}
		}
		int focus = list.selection().focusProperty().get();
		if (focus >= first && focus < last) {
			ring(to, x(focus), y(focus));
		}
	}

	/** A selected image has a frame and a tick in its corner. */
	private void tick(GraphicsContext to, double x, double y) {
		to.setStroke(accent.getFill());
		to.setLineWidth(RING);
		to.strokeRect(x + RING / 2, y + RING / 2, side() - RING, side() - RING);
		double left = x + side() - 2 * TICK;
		to.setFill(accent.getFill());
		to.fillRect(left, y, 2 * TICK, 2 * TICK);
		to.setStroke(Color.WHITE);
		to.strokePolyline(new double[]{left + 3, left + TICK - 1, left + 2 * TICK - 3},
				new double[]{y + TICK, y + 2 * TICK - 4, y + 3}, 3);
	}

	/** The keyboard's place: outside the image, thick while the grid has the focus. */
	private void ring(GraphicsContext to, double x, double y) {
		double width = isFocused() ? RING + 1 : 1;
		double distance = isFocused() ? RING + 0.5 : 1.5;
		to.setStroke(isFocused() ? accent.getFill() : caption.getTextFill());
		to.setLineWidth(width);
		to.strokeRect(x - distance, y - distance, side() + 2 * distance, side() + 2 * distance);
		if (isFocused()) { // also seen on the accent's own colour
			to.setStroke(ground.getFill());
			to.setLineWidth(1);
			to.strokeRect(x - 0.5, y - 0.5, side() + 1, side() + 1);
		}
	}

	// keyboard and mouse

	private void press(KeyEvent event) {
		ImageSelection selection = list.selection();
		int at = selection.focusProperty().get();
		if (event.isAltDown() || at < 0) {
			return;
		}
		Mode mode = event.isShiftDown() ? Mode.EXTEND : event.isShortcutDown() ? Mode.KEEP : Mode.ALONE;
		int page = columns * Math.max(1, (int) (room() / stepY()));
		switch (event.getCode()) {
			case LEFT, KP_LEFT -> selection.go(at - 1, mode);
			case RIGHT, KP_RIGHT -> selection.go(at + 1, mode);
			case UP, KP_UP -> selection.go(at < columns ? at : at - columns, mode);
			case DOWN, KP_DOWN -> selection.go(below(at, columns), mode);
			case PAGE_UP -> selection.go(Math.max(at % columns, at - page), mode);
			case PAGE_DOWN -> selection.go(below(at, page), mode);
			case HOME -> selection.go(0, mode);
			case END -> selection.go(count() - 1, mode);
			case SPACE -> selection.go(at, Mode.TOGGLE);
			case ENTER -> open.run();
			case A -> {
				if (!event.isShortcutDown()) {
					return;
				}
				selection.selectAll();
			}
			case ESCAPE -> {
				if (selection.count() == 0) {
					return;
				}
				selection.selectNone();
			}
			case PLUS, ADD, EQUALS -> resize(1);
			case MINUS, SUBTRACT -> resize(-1);
			default -> {
				return;
			}
		}
		event.consume();
	}

	/** In the last row if there are too few; where it is if it is there already. */
	private int below(int at, int distance) {
		int lastRow = (count() - 1) / columns;
		int row = Math.min(lastRow, at / columns + distance / columns);
		return row == at / columns ? at : Math.min(count() - 1, row * columns + at % columns);
	}

	private void resize(int by) {
		zoom.set(Math.clamp(zoom.get() + by, MIN_ZOOM, MAX_ZOOM));
	}

	private void press(MouseEvent event) {
		requestFocus();
		int place = placeAt(event.getX(), event.getY());
		if (event.getTarget() != this || place < 0 || event.getButton() != MouseButton.PRIMARY) {
			return;
		}
		list.selection().go(place, event.isShiftDown() ? Mode.EXTEND : event.isShortcutDown() ? Mode.TOGGLE : Mode.ALONE);
		if (event.getClickCount() == 2) {
			open.run();
		}
		event.consume();
	}

	private void scroll(ScrollEvent event) {
		if (event.isShortcutDown()) {
			resize((int) Math.signum(event.getDeltaY()));
		} else {
			bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
		}
		event.consume();
	}

	@Override
	protected double computeMinWidth(double height) {
		return 2 * GAP + side() + bar.minWidth(-1);
	}

	@Override
	protected double computeMinHeight(double width) {
		return stepY();
	}
}
