package digitlab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import javafx.scene.Node;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import digitlab.cli.ArrangementOptions;
import digitlab.cli.ClusterOptions;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.OwnSamples;
import digitlab.io.AtomicFile;
import digitlab.io.BoundedFile;
import digitlab.io.FileLock;
import digitlab.io.TextSanitizer;
import digitlab.language.Localization;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.recognition.DigitClassifier;
import digitlab.settings.SettingsStore;
import digitlab.training.DigitTrainer;
import digitlab.ui.common.DialogButtons;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Which package may import which, and why. */
class ArchitectureTest {

	/** Without tests, which the profile for Spark has in a folder of its own. */
	private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.withImportOption(location -> !location.contains("/test-classes/")).importPackages("digitlab");

	private static final String IO = "digitlab.io";
	private static final String DATASET = "digitlab.dataset";
	private static final String SKETCH = "digitlab.sketch";
	private static final String SEGMENTATION = "digitlab.segmentation";
	private static final String IMAGING = "digitlab.imaging";
	private static final String TRAINING = "digitlab.training";
	private static final String RECOGNITION = "digitlab.recognition";

	private static void mayUse(String user, String reason, String... used) {
		String[] allowed = new String[used.length + 2];
		System.arraycopy(used, 0, allowed, 0, used.length);
		allowed[used.length] = user;
		allowed[used.length + 1] = "digitlab.language"; // whatever is shown is translated
		check(noClasses().that().resideInAPackage(user).should()
				.dependOnClassesThat(resideInAPackage("digitlab..").and(not(resideInAnyPackage(allowed)))).because(reason));
	}

	private static void check(ArchRule rule) {
		rule.check(CLASSES);
	}

	@Test
	void filesAndSettingsStandAlone() {
		mayUse("digitlab.io", "everything rests on it, so it rests on nothing");
		check(noClasses().that().resideInAPackage("digitlab.settings").should()
				.dependOnClassesThat(resideInAPackage("digitlab..").and(not(resideInAPackage("digitlab.settings")))
						.and(not(belongToAnyOf(AtomicFile.class, BoundedFile.class, FileLock.class, TextSanitizer.class,
								Localization.class))))
				.because("settings are read before anything else is there; they are written as safely as all else"));
	}

	@Test
	void lessonsAreTextsWhateverShowsThem() {
		mayUse("digitlab.language", "whatever is shown is translated, so translations know nothing of it");
		mayUse("digitlab.lessons", "a lesson is a text with conditions; the window tells it what is done there", IO);
	}

	@Test
	void aClassIsDataAndModelsOfMany() {
		mayUse("digitlab.classroom", "what pupils hand in is data and models as any others", IO, DATASET, "digitlab.formats",
				"digitlab.models");
	}

	@Test
	void dataKnowNothingOfWhatIsDoneWithThem() {
		mayUse("digitlab.dataset", "images and labels are the same whatever is done with them", IO);
		mayUse("digitlab.statistics", "statistics describe data, not models; the styles of a digit are clusters of its images",
				IO,
				DATASET, "digitlab.clustering");
		mayUse("digitlab.clustering", "clusters are found without labels or models", IO, DATASET);
	}

	@Test
	void inkBecomesDigitsWhateverHappensToThemThen() {
		mayUse("digitlab.sketch", "a sketch is strokes and pixels, not yet digits", IO, DATASET);
		mayUse("digitlab.segmentation", "the canvas, pictures and own sketches share one road from ink to digits", IO, DATASET,
				SKETCH);
		mayUse("digitlab.imaging", "a picture's ink goes the sketch's road from there on", IO, DATASET, SKETCH, SEGMENTATION);
		mayUse("digitlab.synthetic", "digits are generated from a seed alone, and drawn as sketches are", IO, DATASET, SKETCH);
		mayUse("digitlab.handwriting", "what people wrote goes the road of a sketch or of a picture", IO, DATASET, SKETCH,
				SEGMENTATION, IMAGING);
		mayUse("digitlab.formats", "digits come in files of other programs, and as pictures", IO, DATASET, SKETCH, SEGMENTATION,
				IMAGING, "digitlab.synthetic");
	}

	@Test
	void networksAreBehindInterfaces() {
		mayUse("digitlab.training", "a plan for a training is the same for any engine", IO, DATASET, "digitlab.synthetic",
				"digitlab.handwriting");
		mayUse("digitlab.recognition", "reading starts at ink and ends at probabilities, for any engine", IO, DATASET, SKETCH,
				SEGMENTATION, IMAGING);
		mayUse("digitlab.evaluation", "a network is judged by its answers alone", IO, DATASET, RECOGNITION);
		mayUse("digitlab.calibration", "a network is calibrated on what it learned from and what it held out", IO, DATASET,
				"digitlab.synthetic", "digitlab.handwriting", RECOGNITION, "digitlab.evaluation", TRAINING);
		mayUse("digitlab.inspection", "data are inspected before anything is trained", IO, DATASET, IMAGING, RECOGNITION);
		mayUse("digitlab.models", "a model's description tells how it was trained and what it reads", IO, TRAINING, RECOGNITION,
				"digitlab.calibration");
		mayUse("digitlab.improvement", "teaching a network is training it and judging what came of it", IO, DATASET,
				"digitlab.handwriting", TRAINING, RECOGNITION, "digitlab.evaluation", "digitlab.calibration", "digitlab.models");
		mayUse("digitlab.services", "a job is the same from the window and from the command line", IO, DATASET,
				"digitlab.handwriting", "digitlab.clustering", TRAINING, RECOGNITION, "digitlab.calibration", "digitlab.models");
		mayUse("digitlab.plot", "a figure is drawn from results, for the window and the command line alike", IO, DATASET,
				"digitlab.statistics", "digitlab.clustering", RECOGNITION, "digitlab.evaluation", TRAINING);
		mayUse("digitlab.djl", "the engine is behind the interfaces of those it serves", IO, DATASET, TRAINING, RECOGNITION,
				"digitlab.models");
	}

	@Test
	void resultsAreDescribedOnce() {
		mayUse("digitlab.report", "a result has the same keys and words whoever computed it", IO, DATASET, SKETCH, SEGMENTATION,
				"digitlab.statistics", "digitlab.clustering", RECOGNITION, "digitlab.evaluation", "digitlab.plot");
	}

	/** Spark's jobs are there only if the build has its profile; without them, the rule about them has nothing to check. */
	@Test
	void jobsOnManyMachinesUseTheSameParts() {
		check(noClasses().that().resideInAPackage("digitlab.spark").should()
				.dependOnClassesThat(resideInAPackage("digitlab..").and(not(resideInAnyPackage("digitlab.spark", IO, DATASET,
						IMAGING, RECOGNITION, "digitlab.formats", "digitlab.statistics", "digitlab.clustering",
						"digitlab.evaluation", "digitlab.models", "digitlab.djl", "digitlab.plot", "digitlab.report")))
						.and(not(belongToAnyOf(ArrangementOptions.class, ClusterOptions.class))))
				.because(
						"a job is one more face of the application, beside the window and the command line, whose options it has")
				.allowEmptyShould(true));
		check(noClasses().that().resideOutsideOfPackage("digitlab.spark..").should().dependOnClassesThat()
				.resideInAnyPackage("digitlab.spark..", "org.apache.spark..", "org.apache.hadoop..", "scala..")
				.because("the application must neither need Spark nor contain it"));
	}

	@Test
	void eachLibraryHasOneHome() {
		check(noClasses().that().resideOutsideOfPackage("digitlab.djl..").should().dependOnClassesThat()
				.resideInAPackage("ai.djl..").because("another engine must need one new package, not changes everywhere"));
		check(noClasses().that().resideOutsideOfPackage("digitlab.clustering..").should().dependOnClassesThat()
				.resideInAnyPackage("smile..", "org.bytedeco..").because("Smile is one way to find clusters"));
		check(noClasses().that().resideOutsideOfPackage("digitlab.formats..").should().dependOnClassesThat()
				.resideInAnyPackage("org.apache.commons.compress..", "us.hebi..", "dev.hardwood..")
				.because("a library for a file's form is behind the one door of all forms"));
		check(noClasses().that().resideOutsideOfPackage("digitlab.ui.help..").should().dependOnClassesThat()
				.resideInAPackage("org.commonmark..").because("documents are shown in one place"));
		check(noClasses().that().resideOutsideOfPackage("digitlab.plot..").should().dependOnClassesThat()
				.resideInAPackage("org.knowm.xchart..").because("all figures look alike, and another library could draw them"));
		check(noClasses().that().resideOutsideOfPackage("digitlab.ui..").should().dependOnClassesThat()
				.resideInAPackage("javafx..").because("the command line must be as able as the window, with no display"));
	}

	@Test
	void windowAndCommandLineMeetTheRestThroughInterfaces() {
		check(noClasses().that().resideInAnyPackage("digitlab.ui..", "digitlab.cli..").should().dependOnClassesThat()
				.resideInAnyPackage("digitlab.djl..", "digitlab.app..")
				.because("app hands them what they need; a test hands them a fake"));
		check(noClasses().that().resideInAPackage("digitlab.ui..").should().dependOnClassesThat()
				.resideInAPackage("digitlab.cli..")
				.because("neither face of the application is built on the other"));
		check(noClasses().that().resideInAPackage("digitlab.cli..").should().dependOnClassesThat()
				.resideInAPackage("digitlab.ui..")
				.because("neither face of the application is built on the other"));
	}

	@Test
	void viewModelsKnowNoScene() {
		check(noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
				.resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.css..")
				.because("a view model is tested without a window"));
		check(noClasses().that().resideInAPackage("digitlab.ui..").and().areAssignableTo(Node.class).should()
				.dependOnClassesThat()
				.belongToAnyOf(DigitTrainer.class, ModelStore.class, RunStore.class, SettingsStore.class, DatasetReader.class,
						OwnSamples.class, DigitClassifier.class)
				.because("what is on the scene only shows its view model"));
	}

	@Test
	void onlyTheCommandLineWritesToStandardOutput() {
		check(noClasses().that().resideOutsideOfPackages("digitlab.cli..", "digitlab.spark..").should()
				.accessField(System.class, "out").orShould().accessField(System.class, "err")
				.because("with --json standard output is one document and nothing else"));
	}

	@Test
	void nothingIsLeftInTheSystemsTemporaryFolder() {
		check(noClasses().should().callMethod(Files.class, "createTempFile", String.class, String.class, FileAttribute[].class)
				.orShould().callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class).orShould()
				.callMethod(File.class, "createTempFile", String.class, String.class)
				.because("what a killed process leaves there stays for ever, and it may be full: see PendingFile"));
	}

	@Test
	void nothingOutOfAFileIsRun() {
		check(noClasses().should().dependOnClassesThat()
				.haveNameMatching(
						"java\\.io\\.(ObjectInputStream|ObjectOutputStream)|java\\.beans\\.XMLDecoder|javax\\.script\\..*")
				.because("what is read from a file is data, never objects or scripts"));
		check(noClasses().should().dependOnClassesThat()
				.haveNameMatching("com\\.fasterxml\\.jackson\\.annotation\\.JsonTypeInfo.*|.*PolymorphicTypeValidator")
				.because("a file must not choose the class that is made of it"));
	}

	@Test
	void dialogsHaveTheirButtonsFromOnePlace() {
		DescribedPredicate<JavaClass> asks = describe("ask in a dialog", type -> type.getDirectDependenciesFromSelf().stream()
				.map(each -> each.getTargetClass().getFullName())
				.anyMatch(name -> name.matches("javafx\\.scene\\.control\\.(TextInput|Choice)Dialog")));
		check(classes().that(asks).should().dependOnClassesThat(belongToAnyOf(DialogButtons.class))
				.because("JavaFX's own buttons follow the system's language instead of the window's"));
	}

	@Test
	void theLauncherIsNoJavaFxApplication() {
		check(classes().that().haveFullyQualifiedName("digitlab.Launcher").should()
				.onlyDependOnClassesThat(resideInAnyPackage("java..", "digitlab", "digitlab.app"))
				.because("java then starts it from the class path, and commands never load JavaFX"));
	}

	@Test
	void thereAreNoCycles() {
		check(slices().matching("digitlab.(**)").should().beFreeOfCycles()
				.because("what goes in circles cannot be understood or replaced in parts"));
	}
}
