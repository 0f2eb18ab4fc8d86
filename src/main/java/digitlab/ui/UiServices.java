package digitlab.ui;

import java.nio.file.Path;

import digitlab.dataset.OwnSamples;
import digitlab.formats.DataSources;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.recognition.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.ui.training.TrainingServices;

/**
 * What the window works with.
 *
 * @param version of Digit Lab
 * @param hasMnist whether MNIST was downloaded
 * @param ownSamplesFolder where the corrected sketches are kept
 * @param lab what only the settings need
 */
public record UiServices(String version, ModelStore models, ClassifierLoader classifiers, SettingsStore settings,
		OwnSamples ownSamples, DataSources sources, boolean hasMnist, Path ownSamplesFolder, RunStore runs,
		TrainingServices lab) {
}
