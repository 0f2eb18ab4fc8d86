package digitlab.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.io.NaturalOrder;
import digitlab.sketch.SketchPng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PictureFilesTest {

	@TempDir
	private Path folder;

	private Path picture(String name) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		SketchPng.write(List.of(), 20, file);
		return file;
	}

	@Test
	void namesAreOrderedAsPeopleDo() {
		List<String> ordered = List.of("", "A", "a1", "img2.png", "IMG3.png", "img10", "img010.png", "img10.png", "img11.png",
				"img99999999999999999999.png", "img100000000000000000000.png", "zebra");
		for (int i = 0; i + 1 < ordered.size(); i++) {
			assertThat(new NaturalOrder().compare(ordered.get(i), ordered.get(i + 1)))
					.as("%s, %s", ordered.get(i), ordered.get(i + 1)).isNegative();
		}
	}

	@Test
	void aFoldersPicturesComeInOrderBetweenTheFilesThatAreNamed() throws IOException {
		Path first = picture("z.png");
		Path ten = picture("in/img10.png");
		Path two = picture("in/img2.png");
		Path missing = folder.resolve("missing.png");
		PictureFiles files = new PictureFiles(List.of(first, folder.resolve("in"), missing));
		assertThat(files.pictures()).containsExactly(first, two, ten, missing);
		assertThat(files.failures()).isEmpty();
	}

	@Test
	void foldersWithinAndHiddenFilesAreLeftOutAndDoNotCount() throws IOException {
		picture("in/within/7.png");
		picture("in/.hidden.png");
		picture("in/._7.png");
		Path seven = picture("in/7.png");
		PictureFiles files = new PictureFiles(List.of(folder.resolve("in")));
		assertThat(files.pictures()).containsExactly(seven);
		assertThat(files.leftOut()).isZero();
	}

	@Test
	void contentTellsWhatIsAPictureAndWhatIsNot() throws IOException {
		Path scan = Files.move(picture("in/scan.png"), folder.resolve("in/scan.txt"));
		Path in = folder.resolve("in");
		Files.writeString(in.resolve("notes.png"), "a text");
		Files.write(in.resolve("data.bin"), new byte[]{0, 1, 2});
		Files.writeString(in.resolve("letter.docx"), "PK\3\4");
		Path damaged = Files.write(in.resolve("damaged.jpg"), new byte[]{0, 1, 2});
		Path drawing = Files.writeString(in.resolve("drawing"), "<svg/>");
		PictureFiles files = new PictureFiles(List.of(in));
		assertThat(files.pictures()).containsExactly(damaged, drawing, scan);
		assertThat(files.leftOut()).isEqualTo(3);
	}

	@Test
	void aFolderWithNothingToReadGetsASentence() throws IOException {
		Path empty = Files.createDirectory(folder.resolve("empty"));
		Path texts = Files.createDirectory(folder.resolve("texts"));
		Files.writeString(texts.resolve("a.txt"), "a text");
		assertThat(new PictureFiles(List.of(empty, texts)).failures()).extracting(IOException::getMessage).containsExactly(
				"There are no pictures in the folder " + empty + ".", "There are no pictures in the folder " + texts + ".");
	}
}
