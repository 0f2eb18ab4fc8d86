package digitlab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import digitlab.data.LockFile;
import digitlab.data.Printable;
import digitlab.data.WholeFile;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Who may import whom, and why. */
class ArchitectureTest {

	private static final JavaClasses CLASSES = new ClassFileImporter()
			.withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("digitlab");

	private static void mayUse(String user, String reason, String... used) {
		String[] allowed = new String[used.length + 1];
		System.arraycopy(used, 0, allowed, 0, used.length);
		allowed[used.length] = user;
		check(noClasses().that().resideInAPackage(user).should()
				.dependOnClassesThat(resideInAPackage("digitlab..").and(not(resideInAnyPackage(allowed)))).because(reason));
	}

	private static void check(ArchRule rule) {
		rule.check(CLASSES);
	}

	@Test
	void dataAndSettingsStandAlone() {
		mayUse("digitlab.data", "everything rests on the data, so they rest on nothing");
		check(noClasses().that().resideInAPackage("digitlab.settings").should()
				.dependOnClassesThat(resideInAPackage("digitlab..").and(not(resideInAPackage("digitlab.settings")))
						.and(not(belongToAnyOf(WholeFile.class, LockFile.class, Printable.class))))
				.because(
						"settings are read before anything else is there; they are written as safely, and quoted as carefully, as all else"));
	}

	@Test
	void theMiddleKnowsOnlyTheDataBelowIt() {
		mayUse("digitlab.sketch", "strokes become digits whatever happens to them then", "digitlab.data");
		mayUse("digitlab.formats", "digits come in files of other programs, and as pictures", "digitlab.data", "digitlab.sketch");
		mayUse("digitlab.statistics",
				"statistics describe data, not models; the ways a digit is written are clusters of its images",
				"digitlab.data", "digitlab.clustering");
		mayUse("digitlab.clustering", "clusters are found without labels or models", "digitlab.data");
		mayUse("digitlab.training", "a plan for a training is the same for any engine", "digitlab.data");
		mayUse("digitlab.prediction", "reading starts at a sketch and ends at probabilities", "digitlab.data", "digitlab.sketch");
		mayUse("digitlab.models", "a model's description tells how it was trained and what it reads", "digitlab.data",
				"digitlab.training", "digitlab.prediction");
		mayUse("digitlab.tuning", "teaching a network is training it and judging what came of it", "digitlab.data",
				"digitlab.sketch", "digitlab.training", "digitlab.prediction", "digitlab.models");
		mayUse("digitlab.plot", "a figure is drawn from results, for the window and the command line alike", "digitlab.data",
				"digitlab.statistics", "digitlab.clustering", "digitlab.prediction", "digitlab.training");
		mayUse("digitlab.djl", "the engine is behind the interfaces of those it serves", "digitlab.data", "digitlab.training",
				"digitlab.prediction", "digitlab.models");
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
		check(noClasses().that().haveSimpleNameEndingWith("View").should().dependOnClassesThat()
				.haveSimpleNameEndingWith("Trainer").orShould().dependOnClassesThat().haveSimpleNameEndingWith("Store").orShould()
				.dependOnClassesThat().haveSimpleNameEndingWith("Reader").because("a view only shows its view model"));
	}

	@Test
	void onlyTheCommandLineWritesToStandardOutput() {
		check(noClasses().that().resideOutsideOfPackage("digitlab.cli..").should().accessField(System.class, "out").orShould()
				.accessField(System.class, "err").because("with --json standard output is one document and nothing else"));
	}

	@Test
	void nothingIsLeftInTheSystemsTemporaryFolder() {
		check(noClasses().should().callMethod(Files.class, "createTempFile", String.class, String.class, FileAttribute[].class)
				.orShould().callMethod(Files.class, "createTempDirectory", String.class, FileAttribute[].class).orShould()
				.callMethod(File.class, "createTempFile", String.class, String.class)
				.because("what a killed process leaves there stays for ever, and it may be full: see Unfinished"));
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
	void theLauncherIsNoJavaFxApplication() {
		check(classes().that().haveFullyQualifiedName("digitlab.Launcher").should()
				.onlyDependOnClassesThat(resideInAnyPackage("java..", "digitlab", "digitlab.app"))
				.because("java then starts it from the class path, and commands never load JavaFX"));
	}

	@Test
	void thereAreNoCycles() {
		check(slices().matching("digitlab.(*)..").should().beFreeOfCycles()
				.because("what goes in circles cannot be understood or replaced in parts"));
	}
}
