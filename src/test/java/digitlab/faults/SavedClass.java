package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import digitlab.classroom.Classroom;
import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelExport;
import digitlab.models.ModelImport;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.ui.FakeModels;

/** The collected work of a class: the model of its only pupil, and version N of the sketches, the pupil's and everyone's. */
final class SavedClass implements Versions {

	private static ModelStore models(Path home) {
		return new ModelStore(home.resolve("none"), home.resolve("models"));
	}

	private static Classroom classroom(Path home) {
		return new Classroom(home.resolve("class"), new DataSources((_, _, _) -> {
			throw new IOException("There is no MNIST.");
		}));
	}

	@Override
	public void save(Path home, int number) throws IOException {
		Path shared = Files.createDirectories(home.resolve("shared"));
		if (number == 1) {
			StoredModel model = new ModelStore(home.resolve("none"), home.resolve("of Ada")).save(FakeModels.named("mine"),
					new byte[]{1}, true);
			ModelExport.write(model, shared.resolve("Ada.zip"));
		}
		new DatasetExport(DatasetFormat.CSV, shared.resolve("Ada.csv"), true, ProgressListener.NONE, new CancellationToken())
				.write(SourceSplits.of(Map.of(Split.TRAIN, SavedData.images(number))));
		classroom(home).collect(shared, new ModelImport(models(home), (_, _) -> FakeModels.classifier(_ -> new float[10]), "0"),
				ProgressListener.NONE, new CancellationToken());
	}

	/** Everyone's version; the pupil's may be ahead. */
	@Override
	public int check(Path home) throws IOException {
		int pupil = 0;
		for (Path each : classroom(home).pupils()) {
			pupil = number(each);
		}
		int everyone = number(classroom(home).everyone());
		Versions.require(pupil == everyone || pupil == everyone + 1, "pupil " + pupil + ", everyone " + everyone);
		Versions.require(models(home).list().size() <= 1 && models(home).damaged().isEmpty(), "the pupil's model");
		Versions.require(everyone == 0 || models(home).list().size() == 1, "a model of the pupil");
		return everyone;
	}

	private static int number(Path place) throws IOException {
		return SavedData.number(new OwnSamples(place).read());
	}
}
