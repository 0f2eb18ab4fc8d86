package digitlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** Cards side by side, as many in a row as fit; a wide card has a row of its own. The cards of a row have the same height. */
public final class CardGrid extends Region {

	private static final double GAP = 14;

	private final double narrowest;
	/** Has the font of the surrounding text: a region has none. */
	private final Label ruler = new Label();
	/** What the last measurement found; null when it may have changed. */
	private @Nullable Rows measured;

	/**
	 * @param narrowest width of a card when there is more than one in a row, at the usual size of text
	 */
	public CardGrid(double narrowest, Card... cards) {
		this.narrowest = narrowest;
		getStyleClass().add("card-grid");
		ruler.setManaged(false);
		ruler.fontProperty().subscribe(this::requestLayout);
		getChildren().add(ruler);
		getChildren().addAll(cards);
	}

	private double narrowest() {
		return narrowest * TextScale.of(ruler.getFont());
	}

	/** All cards, including hidden ones. */
	public List<Card> cards() {
		return getChildren().stream().filter(Card.class::isInstance).map(Card.class::cast).toList();
	}

	/** Adds a card at the end. */
	public void add(Card card) {
		getChildren().add(card);
	}

	public void clear() {
		getChildren().setAll(ruler);
	}

	/** Puts a grid, or a column of grids, into a scrolling pane: sideways only where a table is wider than the page. */
	public static ScrollPane scrolling(Region page) {
		ScrollPane pane = new ScrollPane(page);
		pane.setFitToWidth(true);
		pane.getStyleClass().addAll("card-scroll", "edge-to-edge");
		pane.setFocusTraversable(false);
		pane.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(focused -> bringIntoView(pane, focused));
		return pane;
	}

	/** Scrolls to the node that the keyboard has reached. */
	private static void bringIntoView(ScrollPane pane, @Nullable Node focused) {
		Node grid = pane.getContent();
		if (focused == null || !isWithin(focused, grid)) {
			return;
		}
		pane.layout(); // a node added just now is not laid out yet
		Bounds place = grid.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
		double room = pane.getViewportBounds().getHeight();
		double hidden = grid.getLayoutBounds().getHeight() - room;
		double top = pane.getVvalue() * Math.max(0, hidden);
		if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + room)) {
			pane.setVvalue(Math.clamp((place.getMinY() - (room - place.getHeight()) / 2) / hidden, 0, 1));
		}
	}

	private static boolean isWithin(Node node, Node ancestor) {
		for (Node parent = node; parent != null; parent = parent.getParent()) {
			if (parent == ancestor) {
				return true;
			}
		}
		return false;
	}

	private record Row(List<Card> cards, double height) {
	}

	private record Rows(double width, List<Row> rows) {
	}

	private Stream<Card> shown() {
		return getManagedChildren().stream().map(Card.class::cast);
	}

	private double inner(double width) {
		return width - snappedLeftInset() - snappedRightInset();
	}

	private int columns(double width) {
		return Math.max(1, (int) ((inner(width) + GAP) / (narrowest() + GAP)));
	}

	private double cardWidth(int columns, double width) {
		return Math.floor((inner(width) - (columns - 1) * GAP) / columns);
	}

	/** A scroll pane asks for the height several times in one layout, and what is in the cards takes long to measure. */
	private List<Row> rows(double width) {
		Rows known = measured;
		if (known == null || known.width() != width) {
			known = new Rows(width, measure(width));
			measured = known;
		}
		return known.rows();
	}

	/** Whatever changes the size of a card requests a layout of the grid as well. */
	@Override
	public void requestLayout() {
		measured = null;
		super.requestLayout();
	}

	private List<Row> measure(double width) {
		int columns = columns(width);
		List<Row> rows = new ArrayList<>();
		List<Card> row = new ArrayList<>();
		for (Card card : shown().toList()) {
			if (!row.isEmpty() && (card.isWide() || row.getFirst().isWide() || row.size() == columns)) {
				rows.add(row(row, columns, width));
				row = new ArrayList<>();
			}
			row.add(card);
		}
		if (!row.isEmpty()) {
			rows.add(row(row, columns, width));
		}
		return rows;
	}

	private Row row(List<Card> cards, int columns, double width) {
		double each = cards.getFirst().isWide() ? inner(width) : cardWidth(columns, width);
		return new Row(cards, cards.stream().mapToDouble(card -> snapSizeY(card.prefHeight(each))).max().orElse(0));
	}

	@Override
	protected void layoutChildren() {
		double y = snappedTopInset();
		for (Row row : rows(getWidth())) {
			double x = snappedLeftInset();
			// A lone card at the end of the grid takes the whole row rather than leave a gap.
			int columns = row.cards().getFirst().isWide() ? 1 : Math.min(columns(getWidth()), Math.max(1, row.cards().size()));
			double each = cardWidth(columns, getWidth());
			for (Node card : row.cards()) {
				card.resizeRelocate(x, y, each, row.height());
				x += each + GAP;
			}
			y += row.height() + GAP;
		}
	}

	@Override
	public Orientation getContentBias() {
		return Orientation.HORIZONTAL;
	}

	@Override
	protected double computePrefHeight(double width) {
		double used = width < 0 ? computePrefWidth(-1) : width;
		List<Row> rows = rows(used);
		return snappedTopInset() + snappedBottomInset() + rows.stream().mapToDouble(Row::height).sum()
				+ Math.max(0, rows.size() - 1) * GAP;
	}

	@Override
	protected double computePrefWidth(double height) {
		return 2 * narrowest() + GAP + snappedLeftInset() + snappedRightInset();
	}

	/** A card that is alone in its row may be narrower than one beside another. */
	@Override
	protected double computeMinWidth(double height) {
		return snappedLeftInset() + shown().mapToDouble(card -> snapSizeX(card.minWidth(-1))).max().orElse(0)
				+ snappedRightInset();
	}
}
