package digitlab.ui;

import digitlab.data.OwnSamples;
import digitlab.models.ModelStore;
import digitlab.prediction.ClassifierLoader;
import digitlab.settings.SettingsStore;

/**
 * What the window works with.
 *
 * @param version of Digit Lab
 */
public record UiServices(String version, ModelStore models, ClassifierLoader classifiers, SettingsStore settings,
		OwnSamples ownSamples) {
}
