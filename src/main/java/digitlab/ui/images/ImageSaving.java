package digitlab.ui.images;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import digitlab.dataset.DatasetExport;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.ui.common.DataToSave;
import digitlab.ui.common.WindowServices;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Exports the selected images or, if there are none, those shown. */
final class ImageSaving implements DataToSave {

	private final ImageList list;
	private final WindowServices services;
	private final Supplier<String> name;

	/**
	 * @param name of the images, for a file's name
	 */
	ImageSaving(ImageList list, WindowServices services, Supplier<String> name) {
		this.list = list;
		this.services = services;
		this.name = name;
	}

	@Override
	public List<DatasetFormat> formats() {
		return Arrays.stream(DatasetFormat.values()).filter(format -> format != DatasetFormat.STROKES).toList();
	}

	@Override
	public String proposed(DatasetFormat format) {
		return DataToSave.fileName(name.get()) + (format.isFolder() ? "-" + format.label() : format.ending());
	}

	@Override
	public void save(DatasetFormat format, Path target, BiConsumer<String, Path> said) {
		DigitDataset data = list.data();
		int[] indices = list.toSave();
		services.queues().jobs().start(tr("Saving images"), (progress, cancellation) -> {
			SourceSplits parts = SourceSplits.of(Map.of(Split.TRAIN, data.subset(indices)));
			new DatasetExport(format, target, !format.isFolder(), progress, cancellation).write(parts);
			return parts;
		}, parts -> said.accept(inWords(parts, target.getFileName()), target), services.queues().tasks()::fail);
	}

	private static String inWords(SourceSplits parts, Path file) {
		return parts.leftOut() == 0
				? trn("%,d\u00a0image saved as %s", "%,d\u00a0images saved as %s", parts.size(), file)
				: trn("%,d\u00a0image saved as %s (%,d without a digit for a label left out)",
						"%,d\u00a0images saved as %s (%,d without a digit for a label left out)", parts.size(), file,
						parts.leftOut());
	}
}
