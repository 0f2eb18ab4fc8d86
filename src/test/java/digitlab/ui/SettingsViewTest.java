package digitlab.ui;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.BatchResult;
import digitlab.training.ComputeDevice;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.RunLog;
import digitlab.training.TrainingPreset;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import digitlab.ui.common.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Drives the settings page in the real window; only the network, its trainer, the devices and downloads are fakes. */
class SettingsViewTest extends WindowByIdTest {

	private static final ComputeDevice CPU = new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, "");
	private static final ComputeDevice GPU = new ComputeDevice("cuda:0", "NVIDIA Large, 24 GB", "cuda", true, "");
	private static final ComputeDevice NO_GPU = new ComputeDevice("cuda:0", "NVIDIA GPU", "cuda", false,
			"the NVIDIA driver finds no GPU.");

	private FakeLab lab;

	SettingsViewTest() {
		super(image -> FakeModels.sure(Math.floorMod(image.hashCode(), 10), 0.9));
	}

	@BeforeEach
	void openSettings() throws Exception {
		lab = FakeLab.in(folder);
		robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
		until(() -> field("model-name").getText().equals("model 1"));
	}

	private void train(boolean waits) {
		lab.waits = waits;
		type("plan-epochs", "3");
		fire("train");
	}

	@Test
	void aPlanIsChosenAndWhatCannotBeIsRefusedAtOnce() throws Exception {
		assertThat(field("plan-epochs").getText()).isEqualTo("8");
		assertThat(Hyperparameter.ALL).filteredOn(each -> each != Hyperparameter.DEVICE).extracting(Hyperparameter::title)
				.allSatisfy(title -> assertThat(robot.lookup(".field-name")
						.queryAllAs(Labeled.class)).as(title).anyMatch(label -> label.getText().startsWith(title)));
		fire("preset-best");
		assertThat(field("plan-sketches").getText()).isEqualTo("25000");
		fire("preset-quick");
		assertThat(field("plan-epochs").getText()).isEqualTo("2");
		assertThat(this.<ComboBox<String>>node("plan-augmentation").getValue()).isEqualTo("affine");
		type("plan-learning-rate", "fast");
		assertThat(problems()).containsExactly("Learning rate must be a number, not \"fast\".");
		assertThat(node("train").isDisabled()).isTrue();
		type("plan-learning-rate", "0.004");
		type("plan-batch-size", "5000");
		assertThat(problems()).containsExactly("Batch size must be 1 to 4096, not 5000.");
		type("plan-batch-size", "48");
		type("plan-sketches", "1.5");
		assertThat(problems()).containsExactly("Sketches must be a whole number, not \"1.5\".");
		type("plan-sketches", "100");
		type("plan-erasing", "2");
		assertThat(problems()).containsExactly("Gaps must be 0 to 1, not 2.");
		type("plan-erasing", "0,25");
		type("plan-hard-examples", "6");
		assertThat(problems()).containsExactly("Hard examples must be 1 to 5, not 6.");
		type("plan-hard-examples", "2");
		assertThat(problems()).isEmpty();
		assertThat(node("train").isDisabled()).isFalse();
		assertThat(field("command-line").getText())
				.isEqualTo("digitlab train --data mnist --name " + (File.separatorChar == '/' ? "'model 1'" : "\"model 1\"")
						+ " --epochs 2 --batch-size 48 --learning-rate 0.004 --label-smoothing 0.03 --weight-averaging 0.99 "
						+ "--dropout 0.2 --augment affine --strength 0.7 --erasing 0.25 --sketches 100 --hard-examples 2 --threads "
						+ Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
		type("model-name", "fake");
		assertThat(problems()).containsExactly("There is a model fake already; choose another name.");
		until(() -> String.valueOf(services.stored().settings().load().request()).contains("batchSize=48"));
	}

	@Test
	void handwritingIsLearnedFromBesidesAndAFolderWithoutItIsRefused() throws Exception {
		type("plan-hands", folder.toString());
		fire("preset-best");
		assertThat(field("plan-hands").getText()).as("as the data stay").isEqualTo(folder.toString());
		assertThat(field("command-line").getText()).contains(" --hands ").contains(folder.toString());
		type("plan-epochs", "3");
		fire("train");
		until(() -> text("training-result").equals(folder + " has no train.jsonl.gz, in itself or in a folder of it."));
		assertThat(lab.trained).isEmpty();
	}

	@Test
	void aKeptPlanAndTheLastOneAreRemembered() throws Exception {
		type("plan-epochs", "5");
		type("plan-seed", "42");
		robot.interact(() -> this.<MenuButton>node("kept-plans").getItems().getFirst().fire());
		until(() -> robot.lookup(".dialog-pane .text-field").tryQuery().isPresent());
		robot.interact(() -> robot.lookup(".dialog-pane .text-field").queryAs(TextField.class).setText("mine"));
		robot.clickOn("OK");
		until(() -> services.stored().settings().load().requests().containsKey("mine"));
		fire("preset-best");
		assertThat(field("plan-seed").getText()).isEqualTo("1");
		choose("kept-plans", "mine");
		assertThat(field("plan-epochs").getText()).isEqualTo("5");
		assertThat(field("plan-seed").getText()).isEqualTo("42");
		until(() -> String.valueOf(services.stored().settings().load().request()).contains("seed=42"));
		close();
		open();
		openSettings();
		assertThat(field("plan-seed").getText()).as("after a restart").isEqualTo("42");
		choose("kept-plans", "Forget mine");
		until(() -> services.stored().settings().load().requests().isEmpty());
	}

	@Test
	void thePreviewShowsSixteenImagesAndFollowsTheStrength() throws Exception {
		until(() -> window.scene().getRoot().lookupAll("#preview > *").size() == 16);
		Node first = window.scene().getRoot().lookup("#preview > *");
		type("plan-strength", "2");
		assertThat(window.scene().getRoot().lookup("#preview > *")).isNotSameAs(first);
		type("plan-strength", "7");
		assertThat(problems()).containsExactly("Strength must be above 0 and at most 2, not 7.");
	}

	@Test
	void aTrainingIsStartedStoppedResumedComparedAndUsed() throws Exception {
		train(true);
		lab.waiting.await();
		until(() -> robot.lookup("#job").queryAs(Labeled.class).getText().equals("Training model 1"));
		assertThat(node("train").isVisible()).isFalse();
		fire("stop-training");
		until(() -> text("training-result").contains("It was stopped and can be resumed."));
		assertThat(services.stored().models().find("model 1").metadata().run().stopReason()).isEqualTo("stopped");

		lab.waits = false;
		until(() -> has("resume-model 1"));
		fire("resume-model 1");
		until(() -> has("use-new"));
		assertThat(lab.trained).extracting(TrainingTask::resume).containsExactly(false, true);
		assertThat(lab.trained.get(1).hyperparameters()).isEqualTo(lab.trained.get(0).hyperparameters());
		// The same fake network twice: they never differ.
		assertThat(text("compared-verdict"))
				.isEqualTo("0\u00a0images only model 1 reads right, 0 only fake. The difference may well be chance "
						+ "(McNemar's exact test, p = 1.000).");
		until(() -> !has("resume-model 1"));

		fire("use-new");
		until(() -> "model 1".equals(services.stored().settings().load().model()));
		until(() -> window.status().modelProperty().get().startsWith("model 1"));
		assertThat(services.stored().models().find("model 1").metadata().test().samples()).isEqualTo(40);
	}

	/** The fake trainer's networks take everything for a 7, after epoch n with a probability of (n + 1) / 10. */
	@Test
	void whileANetworkLearnsItIsSeenHowItReadsTheSketch() throws Exception {
		lab.waits = true;
		type("plan-epochs", "3");
		fire("train");
		lab.waiting.await();
		fire("see-curves");
		until(() -> has("sketch-by-epoch-waiting"));
		assertThat(text("sketch-by-epoch-waiting")).startsWith("Draw a digit on the canvas");
		robot.interact(() -> {
			window.canvas().begin(0.5, 0.2);
			window.canvas().extend(0.5, 0.8);
			window.canvas().end();
		});
		until(() -> !window.canvas().blankProperty().get());
		lab.waits = false;
		until(() -> has("sketch-by-epoch-words") && text("sketch-by-epoch-words").startsWith("After epoch 3:"));
		assertThat(text("sketch-by-epoch-words")).contains("7");
		assertThat(robot.lookup("#sketch-by-epoch .epoch-winner").queryAs(Labeled.class).getText()).isEqualTo("40.0\u00a0%");
		assertThat(has("watch-sketch")).as("the training has ended").isFalse();
	}

	@Test
	void aDamagedModelIsListedWithTheReasonAndCanBeDeleted() throws Exception {
		Path broken = Files.createDirectories(folder.resolve("models").resolve("broken"));
		Files.writeString(broken.resolve("model.json"), "{");
		show(1, 7);
		until(() -> has("delete-damaged-broken"));
		assertThat(problems()).anyMatch(problem -> problem.contains(broken.toString()));
		fire("delete-damaged-broken");
		assertThat(broken).exists();
		fire("delete-damaged-broken");
		until(() -> !has("delete-damaged-broken"));
		assertThat(broken).doesNotExist();
		assertThat(window.status().messageProperty().get()).isEqualTo("What was left of broken was deleted");
	}

	/** The figures on the test images arrive only after the message that training has finished. */
	@Test
	void theStatusHasTheFiguresThatTheListHas() throws Exception {
		train(false);
		until(() -> has("use-new"));
		robot.clickOn("#message-action");
		until(() -> window.status().modelProperty().get().startsWith("model 1"));
		assertThat(window.status().modelProperty().get()).endsWith("on 40 test images");
	}

	/** What a crash leaves: a log, a checkpoint, and the request. */
	@Test
	void aTrainingThatCrashedCanGoOn() throws Exception {
		DigitDataset digits = new SyntheticDigits(40, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		TrainingRequest request = new TrainingRequest("mnist", ValidationSize.USUAL,
				TrainingPreset.GOOD.hyperparameters(1, "auto"));
		services.stored().runs().keepRequest("night", request);
		TrainingTask task = TrainingTask.holdOut(request.hyperparametersFor(40), digits,
				services.stored().runs().checkpoint("night"),
				false);
		try (RunLog log = services.stored().runs().log("night", task)) {
			log.batchFinished(new BatchResult(1, 1, 1, 8, 2));
			log.epochFinished(new EpochResult(1, 2, 0.5, 2, 0.5, 0.001, 100, 60), true);
		}
		Files.write(services.stored().runs().checkpoint("night"), new byte[]{1});
		show(1, 7);
		until(() -> has("resume-night"));
		assertThat(notes()).anyMatch(note -> note.startsWith("epoch 1 of 8 done"));
		type("model-name", "night");
		assertThat(problems())
				.containsExactly("A training called night was not finished: resume it below, or choose another name.");
		lab.waits = true;
		robot.interact(() -> node("resume-night").requestFocus());
		fire("resume-night");
		until(() -> node("stop-training").isVisible());
		until(() -> !has("resume-night"));
		assertThat(has("discard-night")).as("it is no longer unfinished").isFalse();
		assertThat(window.scene().getFocusOwner().getId()).isEqualTo("stop-training");
		lab.waits = false;
		until(() -> has("more-night"));
		assertThat(lab.trained.getFirst().hyperparameters()).isEqualTo(request.hyperparametersFor(40));
		assertThat(lab.trained.getFirst().resume()).isTrue();
		until(() -> !has("resume-night"));
	}

	@Test
	void anUnfinishedTrainingIsDiscardedOnlyWhenAskedTwice() throws Exception {
		train(true);
		lab.waiting.await();
		fire("stop-training");
		until(() -> has("discard-model 1"));
		fire("discard-model 1");
		assertThat(this.<Labeled>node("discard-model 1").getText()).isEqualTo("Discard permanently");
		assertThat(services.stored().runs().resumable()).containsExactly("model 1");
		fire("discard-model 1");
		until(() -> !has("discard-model 1"));
		assertThat(services.stored().runs().resumable()).isEmpty();
		assertThat(services.stored().models().find("model 1")).as("what it left").isNotNull();
	}

	@Test
	void aDeviceThatVanishesIsNotReplacedInSilence() throws Exception {
		lab.devices = List.of(CPU, GPU);
		show(1, 7);
		until(() -> has("device-cuda-0"));
		fire("device-cuda-0");
		assertThat(field("command-line").getText()).contains("--device cuda:0");
		until(() -> window.status().deviceProperty().get().equals("NVIDIA Large, 24 GB"));
		lab.devices = List.of(CPU, NO_GPU);
		fire("train");
		until(() -> text("training-result").equals("The device cuda:0 cannot be used: the NVIDIA driver finds no GPU."));
		assertThat(lab.trained).isEmpty();
		show(1, 7);
		until(() -> problems().contains("The device cuda:0 cannot be used: the NVIDIA driver finds no GPU."));
		assertThat(window.status().deviceProperty().get()).isEqualTo("CPU");
	}

	@Test
	void librariesForAGpuAreFetchedStoppedAndTakeARestart() throws Exception {
		lab.devices = List.of(CPU, new ComputeDevice("cuda:0", "NVIDIA Large, 24 GB", "cuda", false,
				"the CUDA libraries of PyTorch are not installed."));
		assertThat(node("fetch-cuda").getParent().getParent().isVisible()).isFalse();
		lab.canFetch = true;
		show(1, 7);
		until(() -> notes().stream().anyMatch(note -> note.startsWith("2.5\u00a0GB are downloaded")));
		lab.waits = true;
		fire("fetch-cuda");
		until(() -> node("stop-cuda").isVisible());
		fire("stop-cuda");
		until(() -> node("fetch-cuda").isVisible());
		assertThat(lab.isFetched).isFalse();
		lab.waits = false;
		lab.devices = List.of(CPU, new ComputeDevice("cuda:0", "NVIDIA Large, 24 GB", "cuda", false,
				"Digit Lab must be restarted to use its CUDA libraries."));
		lab.needsRestart = true;
		fire("fetch-cuda");
		until(() -> node("restart").isVisible());
		assertThat(node("fetch-cuda").getParent().getParent().isVisible()).isFalse();
		fire("restart");
		assertThat(lab.restarts).isEqualTo(1);
		assertThat(window.scene().getWindow().isShowing()).isFalse();
	}

	@Test
	void aDeletedModelComesBack() throws Exception {
		services.stored().models().save(FakeModels.named("other"), new byte[]{2}, false);
		show(1, 7);
		until(() -> has("more-other"));
		choose("more-other", "Delete");
		until(() -> window.status().messageProperty().get().equals("other was deleted"));
		until(() -> !has("more-other"));
		assertThat(services.stored().models().list()).extracting(StoredModel::name).containsExactly("fake");
		robot.clickOn("#message-action");
		until(() -> has("more-other"));
		assertThat(services.stored().models().list()).extracting(StoredModel::name).containsExactly("fake", "other");
	}

	@Test
	void closingDuringATrainingAsksAndSaves() throws Exception {
		train(true);
		lab.waiting.await();
		askToClose();
		assertThat(dialog()).contains("its best epoch is kept");
		robot.clickOn("Keep training");
		assertThat(window.scene().getWindow().isShowing()).isTrue();
		askToClose();
		robot.clickOn("Stop and save");
		until(() -> !window.scene().getWindow().isShowing());
		assertThat(services.stored().models().find("model 1").metadata().run().stopReason()).isEqualTo("stopped");
		assertThat(services.stored().runs().resumable()).containsExactly("model 1");
	}

	@Test
	void closingInTheFirstEpochPromisesNothing() throws Exception {
		lab.waitsAtOnce = true;
		train(true);
		lab.waiting.await();
		askToClose();
		assertThat(dialog())
				.isEqualTo("Training model 1 is still running. Its first epoch is not finished: if it is stopped now, "
						+ "nothing is kept.");
		robot.clickOn("Stop");
		until(() -> !window.scene().getWindow().isShowing());
		assertThat(services.stored().models().list()).hasSize(1);
	}

	private String dialog() {
		return robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText();
	}

	/** The server is asked on a separate thread, so it may be slow. */
	@Test
	void aSlowServerHoldsUpNothing() throws Exception {
		lab.devices = List.of(CPU, NO_GPU);
		lab.canFetch = true;
		lab.waits = true;
		show(1, 7);
		until(() -> robot.lookup("#job").queryAs(Labeled.class).getText().equals("Checking the size of the CUDA libraries"));
		fire("device-cpu");
		until(() -> services.stored().settings().load().device().equals("cpu"));
		robot.interact(() -> window.downloads().stopAll());
		until(() -> notes().contains("This is a one-time download of some gigabytes."));
	}

	@Test
	void theHandIsTaughtAndOnlyThenKept() throws Exception {
		SyntheticDigits hand = new SyntheticDigits(20, 9);
		DigitDataset sketches = hand.read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		assertThat(node("improve").isDisabled()).isTrue();
		for (int i = 0; i < sketches.size(); i++) {
			services.stored().ownSamples().add(sketches.image(i), sketches.label(i));
		}
		show(1, 7);
		until(() -> !node("improve").isDisabled());
		fire("improve");
		until(() -> text("improvement").startsWith("Improving needs at least 1000 labelled images"));
		robot.interact(() -> {
			ComboBox<DataSource> data = node("improve-data");
			data.setValue(data.getItems().get(1)); // generated digits, of which there are enough
		});
		fire("improve");
		until(() -> text("improvement").startsWith("Of your "));
		assertThat(text("improvement")).contains("\u00a0digit", "held out", "test images");
		assertThat(lab.trained.getFirst().start().weights()).isEqualTo(services.stored().models().find("fake").weights());
		assertThat(services.stored().models().list()).hasSize(1);
		assertThat(this.<ComboBox<DataSource>>node("improve-data").getItems()).extracting(DataSource::name)
				.as("earlier data, not the sketches themselves").containsExactly("MNIST", "Generated digits");
		askToClose();
		robot.clickOn("Back");
		assertThat(window.scene().getWindow().isShowing()).isTrue();
		Path inTheWay = Files.write(folder.resolve("models").resolve("fake - my hand"), new byte[]{0});
		fire("keep-improvement");
		until(() -> text("improvement").endsWith("It can be tried again."));
		assertThat(has("keep-improvement")).as("what was taught is not lost").isTrue();
		Files.delete(inTheWay);
		fire("keep-improvement");
		until(() -> "fake - my hand".equals(services.stored().settings().load().model()));
	}

	@Test
	void whatIsNoDigitIsCountedAndTaughtToo() throws Exception {
		DigitDataset hand = new SyntheticDigits(20, 9).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < hand.size(); i++) {
			if (i < 6) {
				services.stored().ownSamples().addNonDigit(hand.image(i));
			} else {
				services.stored().ownSamples().add(hand.image(i), hand.label(i));
			}
		}
		show(1, 7);
		until(() -> !node("improve").isDisabled());
		assertThat(robot.lookup("#section-sketches .label").queryAllAs(Labeled.class)).extracting(Labeled::getText)
				.anyMatch(text -> text != null && text.startsWith("20\u00a0sketches to learn from."));
		robot.interact(() -> {
			ComboBox<DataSource> data = node("improve-data");
			data.setValue(data.getItems().get(1));
		});
		fire("improve");
		until(() -> text("improvement").startsWith("Of your "));
		assertThat(text("improvement")).contains("were refused before and",
				"Of your 1\u00a0digit held out", "Of your 1\u00a0non-digit held out");
		assertThat(lab.trained.getFirst().hands().nonDigits().size()).isPositive();
	}

	/** Relative to the theme's 14 pixels, as in the style sheet: icons of 20 pixels beside text of 11. */
	@Test
	void iconsAndLettersGrowWithTheTextSize() throws Exception {
		Labeled button = node("page-settings");
		Text icon = (Text) button.getGraphic();
		assertThat(icon.getFont().getFamily()).isEqualTo("FeatherIcons");
		assertThat(icon.getFont().getSize()).isCloseTo(20, within(0.01));
		assertThat(button.getFont().getSize()).isCloseTo(11, within(0.01));
		robot.interact(() -> this.<ComboBox<Integer>>node("text-size").setValue(150));
		until(() -> button.getFont().getSize() > 12);
		assertThat(icon.getFont().getSize()).isCloseTo(30, within(0.02));
		assertThat(button.getFont().getSize()).isCloseTo(16.5, within(0.02));
	}

	@Test
	void resetTakesTwoPressesAndKeepsTheModels() throws Exception {
		robot.interact(() -> this.<ComboBox<Integer>>node("text-size").setValue(150));
		until(() -> services.stored().settings().load().textSize() == 150);
		fire("reset");
		assertThat(services.stored().settings().load().textSize()).isEqualTo(150);
		assertThat(text("reset")).isEqualTo("Really reset");
		robot.interact(() -> node("open-log").requestFocus());
		assertThat(text("reset")).as("once the keyboard is elsewhere").isEqualTo("Reset the settings");
		fire("reset");
		show(1, 7);
		assertThat(text("reset")).as("once the page was left").isEqualTo("Reset the settings");
		fire("reset");
		assertThat(services.stored().settings().load().textSize()).isEqualTo(150);
		fire("reset");
		until(() -> services.stored().settings().load().textSize() == 100);
		assertThat(this.<ComboBox<Integer>>node("text-size").getValue()).isEqualTo(100);
		assertThat(services.stored().models().list()).hasSize(1);
	}

	@Test
	void whatCannotBeOpenedIsSaid() throws Exception {
		fire("open-log");
		until(() -> lab.opened.equals(List.of(folder.resolve("digitlab.log"))));
		lab.canOpen = false;
		fire("open-data");
		until(() -> problems().contains("Nothing can be opened here."));
	}

	@Test
	void theArrowKeysChooseTheDevice() throws Exception {
		lab.devices = List.of(CPU, NO_GPU);
		show(1, 7);
		until(() -> has("device-cuda-0-reason"));
		assertThat(text("device-cuda-0-reason")).isEqualTo("Cannot be used: the NVIDIA driver finds no GPU.");
		assertThat(node("device-cuda-0-reason").isDisabled()).isFalse();
		robot.interact(() -> node("device-auto").requestFocus());
		robot.type(KeyCode.DOWN);
		until(() -> services.stored().settings().load().device().equals("cpu"));
		assertThat(node("device-cpu").isFocused()).isTrue();
		robot.type(KeyCode.UP);
		until(() -> services.stored().settings().load().device().equals("auto"));
	}

	@Test
	void aDeletedModelThatWasInUseComesBackAndReads() throws Exception {
		use(services.stored().models().save(FakeModels.named("other"), new byte[]{2}, false));
		choose("more-other", "Delete");
		until(() -> "fake".equals(services.stored().settings().load().model()));
		until(() -> window.status().messageProperty().get().equals("other was deleted, fake is now in use"));
		assertThat(window.status().actionProperty().get()).isNotNull();
		robot.interact(() -> window.status().say("Something else"));
		assertThat(text("deleted-model")).isEqualTo("Deleted: other");
		fire("undo-delete");
		until(() -> "other".equals(services.stored().settings().load().model()));
		until(() -> !has("undo-delete"));
		assertThat(services.stored().models().list()).extracting(StoredModel::name).containsExactly("fake", "other");
	}

	@Test
	void theKeyboardStaysInTheListOfModels() throws Exception {
		services.stored().models().save(FakeModels.named("other"), new byte[]{2}, false);
		show(1, 7);
		until(() -> has("use-other"));
		assertThat(node("use-other").queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Use other");
		robot.interact(() -> node("use-other").requestFocus());
		fire("use-other");
		until(() -> node("use-other").isDisabled());
		assertThat(node("more-other").isFocused()).isTrue();
	}

	private void use(StoredModel model) throws Exception {
		show(1, 7);
		until(() -> has("use-" + model.name()));
		fire("use-" + model.name());
		until(() -> node("use-" + model.name()).isDisabled());
	}

	@Test
	void aKeptPlanNeverTrainsOnOtherData() throws Exception {
		String gone = folder.resolve("gone.csv").toString();
		TrainingRequest request = new TrainingRequest(gone, ValidationSize.USUAL,
				TrainingPreset.QUICK.hyperparameters(1, "auto"));
		services.stored().settings().update(all -> all.withRequest("mine", request.toMap()).withRequest(request.toMap()));
		close();
		open();
		openSettings();
		assertThat(field("command-line").getText()).as("the plan of the last time").contains("--data " + gone);
		fire("preset-best");
		robot.interact(() -> {
			ComboBox<DataSource> data = node("plan-data");
			data.setValue(data.getItems().getFirst());
		});
		assertThat(field("command-line").getText()).contains("--data mnist");
		choose("kept-plans", "mine");
		assertThat(field("command-line").getText()).contains("--data " + gone);
		assertThat(has("kept-note")).isTrue();
		fire("train");
		until(() -> text("training-result").contains("gone.csv"));
		assertThat(lab.trained).isEmpty();
	}

	@Test
	void moreHeldOutThanThereAreIsRefusedAsItIsTyped() throws Exception {
		until(() -> notes().stream().anyMatch(note -> note.endsWith("to learn from and hold out")));
		type("plan-validation", "50000000");
		assertThat(problems()).containsExactly(
				"Of 40\u00a0images, 50,000,000 cannot be held out: some images must be left to learn from.");
		assertThat(node("train").isDisabled()).isTrue();
		type("plan-validation", "39");
		assertThat(problems()).isEmpty();
		type("plan-epochs", "99999999999");
		assertThat(problems()).containsExactly("Epochs is out of range: 99999999999.");
	}

	@Test
	void aTrainingThatWaitsForAnotherSaysSo() throws Exception {
		CountDownLatch done = new CountDownLatch(1);
		robot.interact(() -> window.trainings().start("Improving fake", (_, _) -> {
			done.await();
			return true;
		}, _ -> {
		}, _ -> {
		}));
		fire("train");
		assertThat(notes()).contains("Waiting for Improving fake to finish.");
		done.countDown();
		until(() -> text("training-result").startsWith("model 1 reads"));
	}

	@Test
	void aStoppedTrainingIsComparedToo() throws Exception {
		train(true);
		lab.waiting.await();
		fire("stop-training");
		until(() -> has("use-new"));
		assertThat(this.<Labeled>node("use-new").getText()).isEqualTo("Use model 1");
	}

	@Test
	void nothingIsCutOffAtAnyTextSize() {
		for (int size : List.of(100, 200)) {
			robot.interact(() -> this.<ComboBox<Integer>>node("text-size").setValue(size));
			robot.interact(() -> window.scene().getRoot().layout());
			Bounds all = window.scene().getRoot().getLayoutBounds();
			for (Node node : robot.lookup(node -> node instanceof Labeled && isShown(node)).queryAll()) {
				Bounds bounds = node.localToScene(node.getLayoutBounds());
				assertThat(bounds.getMaxX()).as(size + " %: " + node).isLessThanOrEqualTo(all.getMaxX());
				for (Node part : node.lookupAll(".text")) {
					if (part instanceof Text text && node instanceof ButtonBase button) {
						assertThat(text.getText()).as(size + " %: shown of " + node).isEqualTo(button.getText());
					}
				}
			}
		}
	}

	private void askToClose() throws Exception {
		Stage stage = (Stage) window.scene().getWindow();
		robot.interact(() -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
		until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
	}

	/** Shows pages one after another, counted from 1. */
	private void show(int... pages) {
		IntStream.of(pages).forEach(page -> {
			KeyCode key = KeyCode.valueOf("DIGIT" + page);
			robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
		});
	}

	private void choose(String menu, String item) {
		robot.interact(() -> this.<MenuButton>node(menu).getItems().stream().filter(i -> item.equals(i.getText())).findFirst()
				.ifPresent(MenuItem::fire));
	}

	private TextField field(String id) {
		return node(id);
	}

	private void type(String id, String text) {
		robot.interact(() -> field(id).setText(text));
	}

	private List<String> problems() {
		return texts(".problem");
	}

	private List<String> notes() {
		return texts(".note");
	}

	private List<String> texts(String style) {
		return robot.lookup(style).queryAll().stream().filter(WindowByIdTest::isShown).map(node -> ((Labeled) node).getText())
				.toList();
	}
}
