package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;

import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.dataset.StrokeSource;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DataToSave;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.JobQueue;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Exports the shown data in other formats, in the background. For the UI thread only. */
final class DataSaving implements DataToSave {

	private final DataSourceSelection selection;
	private final ObservableValue<Split> shown;
	private final DatasetCache datasets;
	private final JobQueue jobs;
	private final DiskTasks tasks;

	/**
	 * @param shown the split saved in formats that hold only one
	 * @param tasks report failures
	 */
	DataSaving(DataSourceSelection selection, ObservableValue<Split> shown, DatasetCache datasets, JobQueue jobs,
			DiskTasks tasks) {
		this.selection = selection;
		this.shown = shown;
		this.datasets = datasets;
		this.jobs = jobs;
		this.tasks = tasks;
	}

	@Override
	public List<DatasetFormat> formats() {
		return List.of(DatasetFormat.values());
	}

	@Override
	public String proposed(DatasetFormat format) {
		String name = DataToSave.fileName(selection.chosenProperty().get().name());
		String split = format.hasSplits() ? "" : "-" + shown.getValue().label();
		return name + split + (format.isFolder() ? "-" + format.label() : format.ending());
	}

	@Override
	public void save(DatasetFormat format, Path target, BiConsumer<String, Path> said) {
		DataSource choice = selection.chosenProperty().get();
		Split split = shown.getValue();
		jobs.start(tr("Saving %s", choice.shownName()), (progress, cancellation) -> {
			DatasetExport export = new DatasetExport(format, target, !format.isFolder(), progress, cancellation);
			return format == DatasetFormat.STROKES
					? strokes(export, choice, split)
					: images(export, format, choice, split, cancellation);
		}, count -> said.accept(format == DatasetFormat.STROKES
				? trn("%,d\u00a0drawing saved as %s", "%,d\u00a0drawings saved as %s", count, target.getFileName())
				: trn("%,d\u00a0image saved as %s", "%,d\u00a0images saved as %s", count, target.getFileName()), target),
				tasks::fail);
	}

	private int images(DatasetExport export, DatasetFormat format, DataSource choice, Split split, CancellationToken cancellation)
			throws IOException {
		SourceSplits parts = format.hasSplits()
				? SourceSplits.read((part, progress, _) -> datasets.read(choice, part, progress, cancellation), null,
						ProgressListener.NONE, cancellation)
				: SourceSplits.of(Map.of(split, datasets.read(choice, split, ProgressListener.NONE, cancellation)));
		export.write(parts);
		return parts.size();
	}

	private int strokes(DatasetExport export, DataSource choice, Split split) throws IOException {
		StrokeSource strokes = datasets.strokes(choice.source()).orElseThrow(() -> new IOException(
				tr("%s are kept as pictures, without strokes: save them in another format. Only generated digits have strokes.",
						choice.shownName())));
		export.write(strokes, split);
		return strokes.written(split);
	}
}
