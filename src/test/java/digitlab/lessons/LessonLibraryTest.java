package digitlab.lessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import digitlab.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class LessonLibraryTest {

	private static final Set<String> PAGES = Set.of("Canvas", "Charts", "Clusters", "Readings", "Images", "My sketches",
			"Settings");

	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void everyLanguageHasEightLessonsOfTheSameTasks(Language language) {
		for (String name : LessonLibrary.INCLUDED) {
			Lesson lesson = LessonLibrary.included(name, language);
			Lesson english = LessonLibrary.included(name, Language.ENGLISH);
			if (language != Language.ENGLISH) {
				assertThat(lesson.title()).as("%s is translated", name).isNotEqualTo(english.title());
			}
			assertThat(lesson.minutes()).isBetween(5, 15).isEqualTo(english.minutes());
			assertThat(lesson.steps()).extracting(Step::place, Step::data, Step::conditions, Step::hasQuestion)
					.isEqualTo(english.steps().stream()
							.map(step -> org.assertj.core.groups.Tuple.tuple(step.place(), step.data(), step.conditions(),
									step.hasQuestion()))
							.toList());
		}
	}

	@Test
	void everyStepAsksForSomethingAtAPlaceThatExists() {
		for (Lesson lesson : new LessonLibrary(List.of()).read(Language.ENGLISH).lessons()) {
			assertThat(lesson.steps()).allMatch(step -> step.hasTask() || step.hasQuestion())
					.allMatch(step -> step.place() == null || PAGES.contains(step.place().page()));
			assertThat(lesson.steps()).filteredOn(Step::hasTask).as("%s is done in the window", lesson.id())
					.hasSizeGreaterThan(1);
		}
	}

	@Test
	void aTeachersLessonsComeAfterTheIncludedOnesAndReplaceThoseOfTheSameName() throws IOException {
		Files.writeString(folder.resolve("mine.md"), "# Mine\n## Do\nx\nDone when: rows is 2");
		Files.writeString(folder.resolve("4-data.md"), "# Ours\n## Do\nx");
		Files.writeString(folder.resolve("notes.txt"), "no lesson");

		LessonLibrary.Found found = new LessonLibrary(List.of(folder, folder.resolve("none"))).read(Language.ENGLISH);

		assertThat(found.problems()).isEmpty();
		assertThat(found.lessons()).hasSize(9);
		assertThat(found.lessons().get(3).title()).isEqualTo("Ours");
		assertThat(found.lessons().getLast().id()).isEqualTo("mine");
	}

	@Test
	void aBadFileIsToldAndTheOthersStay() throws IOException {
		Files.writeString(folder.resolve("bad.md"), "no title");
		Files.write(folder.resolve("latin.md"), new byte[]{'#', ' ', (byte) 0xe9, '\n'});

		LessonLibrary.Found found = new LessonLibrary(List.of(folder)).read(Language.ENGLISH);

		assertThat(found.lessons()).hasSize(8);
		assertThat(found.problems()).containsExactly(
				"The lesson bad.md cannot be used: line 1: it has no title; the first line should be \"# \" and a title.",
				"The lesson " + folder.resolve("latin.md") + " is not text in UTF-8.");
	}
}
