package digitlab.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Every reader of files, by its name on the fuzzer's command line. */
enum FuzzTargets implements FuzzTarget {
	// @formatter:off
	IDX(new DataTargets.Idx(false)),
	GZIP(new DataTargets.Idx(true)),
	CSV(new DataTargets.Csv()),
	NUMPY(FormatTarget.numpy()),
	MATLAB(FormatTarget.matlab()),
	ARCHIVED(FormatTarget.archived()),
	ARFF(FormatTarget.arff()),
	SVMLIGHT(FormatTarget.svmlight()),
	PARQUET(FormatTarget.parquet()),
	PICTURE(new PictureTarget()),
	WEIGHTS(new ModelTargets.Weights()),
	MODEL(new ModelTargets.Description()),
	ARCHIVE(new ModelTargets.Archive()),
	IMPORT(new ModelTargets.Import()),
	SETTINGS(new NoteTargets.SettingsFile()),
	PLAN(new NoteTargets.Plan()),
	RUN_LOG(new NoteTargets.Log()),
	LESSON(new TeachingTargets.Lessons()),
	PROGRESS(new TeachingTargets.Progress()),
	STROKES(new HandwritingTargets.Strokes()),
	SCANS(new HandwritingTargets.Scans()),
	SKETCHES(new HandwritingTargets.OwnSketches()),
	CLUSTERS(new ResultTargets.Clusters()),
	EVALUATION(new ResultTargets.Evaluations()),
	CHECKPOINT(new RunTargets.Checkpoint()),
	LEFT(new RunTargets.Left()),
	UNFINISHED(new RunTargets.Note());
	// @formatter:on

	private final FuzzTarget target;

	FuzzTargets(FuzzTarget target) {
		this.target = target;
	}

	@Override
	public List<byte[]> seeds() throws IOException {
		return target.seeds();
	}

	@Override
	public void read(Path folder, byte[] input) throws IOException {
		target.read(folder, input);
	}

	@Override
	public long mostHeap(int size) {
		return target.mostHeap(size);
	}
}
