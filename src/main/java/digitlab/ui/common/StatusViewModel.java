package digitlab.ui.common;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.models.ModelMetadata;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.StoredModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The view model of the status bar. */
public final class StatusViewModel {

	/** An action offered with a message. */
	public record Action(String label, Runnable command) {
	}

	private final ReadOnlyStringWrapper model = new ReadOnlyStringWrapper("");
	private @Nullable ModelMetadata described;
	/** What the engine says of itself, in the language of the window. */
	private Supplier<String> engineState = StatusViewModel::loading;
	private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper("CPU");
	private final ReadOnlyStringWrapper engine = new ReadOnlyStringWrapper(loading());
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
	private final ReadOnlyBooleanWrapper passing = new ReadOnlyBooleanWrapper();
	private final Consumer<Path> opener;
	private final ReadOnlyObjectWrapper<@Nullable Action> action = new ReadOnlyObjectWrapper<>();

	/**
	 * @param opener shows a folder as the system does
	 */
	public StatusViewModel(Consumer<Path> opener) {
		this.opener = opener;
	}

	/** The model in use and its accuracy. */
	public ReadOnlyStringProperty modelProperty() {
		return model.getReadOnlyProperty();
	}

	/** The device that the network runs on. */
	public ReadOnlyStringProperty deviceProperty() {
		return device.getReadOnlyProperty();
	}

	/** Why the network cannot read yet; empty if it can. */
	public ReadOnlyStringProperty engineProperty() {
		return engine.getReadOnlyProperty();
	}

	/** The last message. */
	public ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** The action offered with the message; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Action> actionProperty() {
		return action.getReadOnlyProperty();
	}

	/** Whether the message goes by itself after a while: it only confirms what was done. */
	public ReadOnlyBooleanProperty passingProperty() {
		return passing.getReadOnlyProperty();
	}

	/** Shows a message for a while that confirms something. */
	public void say(String text) {
		say(text, null, true);
	}

	/** Shows a message until the next one: something that must not be missed. */
	public void warn(String text) {
		say(text, null, false);
	}

	private void say(String text, @Nullable Action offered, boolean isPassing) {
		passing.set(false);
		message.set(text);
		action.set(offered);
		passing.set(isPassing && !text.isEmpty());
	}

	/** Confirms for a while that a file or folder was written, says where, and offers to show it. */
	public void saved(Path file) {
		Path folder = file.toAbsolutePath().getParent();
		showFile(folder == null ? tr("Saved %s", file.getFileName()) : tr("Saved %s in %s", file.getFileName(), folder), file);
	}

	/** Shows a sentence about a file or folder for a while, and offers to show its folder. */
	public void showFile(String sentence, Path file) {
		Path folder = file.toAbsolutePath().getParent();
		say(sentence, folder == null ? null : new Action(tr("Show in folder"), () -> opener.accept(folder)), true);
	}

	/** Shows a message and an action until the next message. */
	public void say(String text, String label, Runnable command) {
		say(text, new Action(label, command), false);
	}

	/** Withdraws a message that no longer holds, unless another has replaced it. */
	public void retract(String text) {
		if (message.get().equals(text)) {
			say("");
		}
	}

	/** Tells the same again, in the language now chosen. A message that was given stays as it was. */
	void retell() {
		model.set(described == null ? "" : inWords(described));
		engine.set(engineState.get());
	}

	private static String loading() {
		return tr("Loading the network…");
	}

	private void describe(@Nullable ModelMetadata metadata, Supplier<String> state) {
		described = metadata;
		engineState = state;
		retell();
	}

	/** The network runs on another device. */
	public void runsOn(String name) {
		device.set(name);
	}

	/** A model is being opened. */
	public void opening(StoredModel opened) {
		describe(opened.metadata(), StatusViewModel::loading);
	}

	/** The model in use was evaluated since it was opened. */
	public void measured(StoredModel opened) {
		describe(opened.metadata(), engineState);
	}

	/** The network is ready to read. */
	public void ready() {
		describe(described, () -> "");
	}

	/** The network cannot read, for this reason, a text marked to be translated. */
	public void failed(String why) {
		describe(described, () -> translated(why));
	}

	/** There is no model; the advice says what to do. */
	public void noModel(String advice) {
		describe(null, () -> tr("No model yet"));
		warn(advice);
	}

	private static String inWords(ModelMetadata metadata) {
		TestFigures test = metadata.test();
		if (!metadata.hasAccuracy()) {
			return tr("%s · not measured", metadata.name());
		}
		return test == null
				? tr("%s · %s on %s held-out images", metadata.name(), Numbers.finePercent(metadata.run().validationAccuracy()),
						Numbers.count(metadata.data().validationImages()))
				: tr("%s · %s on %s test images", metadata.name(), Numbers.finePercent(test.accuracy()),
						Numbers.count(test.samples()));
	}
}
