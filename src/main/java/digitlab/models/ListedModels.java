package digitlab.models;

import java.util.List;

/**
 * What is in the folders of the models.
 *
 * @param models every readable model, the shipped ones first, then by name
 * @param damaged folders that are not models, cannot be read, or have the name of another model
 */
public record ListedModels(List<StoredModel> models, List<DamagedModel> damaged) {
}
