package digitlab.ui.common;

import digitlab.plot.Figure;

/** Saves figures to files that the user chooses. */
public interface FigureExport {

	/** Asks for a file and draws the figure into it. */
	void png(Figure figure);

	/** Asks for a file and writes the figure's numbers into it. */
	void csv(Figure figure);
}
