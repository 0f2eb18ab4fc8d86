package digitlab.ui;

import java.nio.file.Path;

import digitlab.data.OwnSamples;
import digitlab.formats.DataSources;
import digitlab.models.ModelStore;
import digitlab.models.Runs;
import digitlab.prediction.ClassifierLoader;
import digitlab.settings.SettingsStore;
import digitlab.ui.settings.Lab;

/**
 * What the window works with.
 *
 * @param version of Digit Lab
 * @param hasMnist whether MNIST was downloaded
 * @param ownSamplesFolder where the corrected sketches are kept
 * @param lab what only the settings need
 */
public record UiServices(String version, ModelStore models, ClassifierLoader classifiers, SettingsStore settings,
		OwnSamples ownSamples, DataSources sources, boolean hasMnist, Path ownSamplesFolder, Runs runs, Lab lab) {
}
