package digitlab.ui.common;

import digitlab.plot.Figure;

/** Hands figures on: to files that the user chooses, the clipboard or a printer. */
public interface FigureExport {

	/** Asks for a file and draws the figure into it. */
	void png(Figure figure);

	/** Asks for a file and writes the figure's numbers into it. */
	void csv(Figure figure);

	/** Puts the drawn figure on the clipboard. */
	void copy(Figure figure);

	/** Asks for a printer and prints the drawn figure on one page. */
	void print(Figure figure);
}
