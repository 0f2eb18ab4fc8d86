package digitlab.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import org.jspecify.annotations.Nullable;

/**
 * The texts in the source that are translated, and those that should be.
 *
 * @param texts the English texts, with the most arguments that any of their uses has for placeholders
 * @param faults one line for each mistake: where and what
 */
record SourceTexts(SortedMap<String, Integer> texts, List<String> faults) {

	private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
	/** Methods whose first argument, or first two, are English texts. */
	private static final Set<String> TRANSLATING = Set.of("tr", "trn", "marktr");
	/** Methods whose arguments nobody reads in the window. */
	private static final Set<String> UNSEEN = Set.of("setId", "lookup", "lookupAll", "getResource", "getResourceAsStream",
			"compile",
			"getLogger", "getProperty", "getenv", "setStyle", "getPseudoClass", "requireNonNull", "matches", "replaceAll",
			"warn", "info", "debug", "error", "trace");
	/** Exceptions that tell a programmer of a mistake. */
	private static final Set<String> PROGRAMMERS = Set.of("IllegalArgumentException", "IllegalStateException",
			"UnsupportedOperationException", "AssertionError", "Thread");
	/** Exceptions whose sentences the window shows, beside their subclasses in the sources. */
	private static final Set<String> READERS = Set.of("IOException", "FileSystemException", "FileNotFoundException");
	private static final Set<String> FORMATTING = Set.of("format", "formatted", "concat");
	/** Packages that speak English only. */
	private static final Set<String> ENGLISH = Set.of("digitlab.cli");
	private static final Pattern READABLE = Pattern.compile("(?s).*\\p{L}{2}.*");
	private static final Pattern PROSE = Pattern.compile("(?s).*(\\s\\p{L}|\\p{L}[\\p{P}]?\\s).*|\\p{Lu}\\p{Ll}+…?|.*…");

	/** Reads all source files in folders and those below them. */
	static SourceTexts of(Path... sources) {
		try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
			List<Path> all = new ArrayList<>();
			for (Path source : sources) {
				try (Stream<Path> below = Files.walk(source)) {
					below.filter(file -> file.toString().endsWith(".java")).sorted().forEach(all::add);
				}
			}
			return of(files.getJavaFileObjectsFromPaths(all), files);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Reads a file as if it had another name, which ends in .java. */
	static SourceTexts ofText(String name, Path file) throws IOException {
		String text = Files.readString(file);
		return of(List.of(new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return text;
			}

			@Override
			public String getName() {
				return name;
			}
		}), COMPILER.getStandardFileManager(null, null, null));
	}

	private static SourceTexts of(Iterable<? extends JavaFileObject> units, JavaFileManager files) throws IOException {
		SourceTexts found = new SourceTexts(new TreeMap<>(), new ArrayList<>());
		JavacTask task = (JavacTask) COMPILER.getTask(null, files, null, List.of("-proc:none"), null, units);
		List<CompilationUnitTree> parsed = new ArrayList<>();
		task.parse().forEach(parsed::add);
		Set<String> shown = withSubclasses(parsed);
		for (CompilationUnitTree unit : parsed) {
			unit.accept(found.new Finder(unit, Trees.instance(task), shown), null);
		}
		return found;
	}

	private static Set<String> withSubclasses(List<CompilationUnitTree> units) {
		Set<String> all = new HashSet<>(READERS);
		TreeScanner<Void, Void> classes = new TreeScanner<>() {
			@Override
			public Void visitClass(ClassTree type, Void nothing) {
				if (type.getExtendsClause() != null && all.contains(type.getExtendsClause().toString())) {
					all.add(type.getSimpleName().toString());
				}
				return super.visitClass(type, nothing);
			}
		};
		for (int before = 0; before < all.size();) {
			before = all.size();
			units.forEach(unit -> unit.accept(classes, null));
		}
		return all;
	}

	private final class Finder extends TreeScanner<@Nullable Void, @Nullable Void> {

		private final CompilationUnitTree unit;
		private final Trees trees;
		private final Set<String> shown;
		private final boolean isWindow;
		private final boolean isEnglish;
		private boolean isSeen = true;

		Finder(CompilationUnitTree unit, Trees trees, Set<String> shown) {
			this.unit = unit;
			this.trees = trees;
			this.shown = shown;
			isWindow = unit.getPackageName().toString().startsWith("digitlab.ui");
			isEnglish = ENGLISH.contains(unit.getPackageName().toString());
		}

		@Override
		public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
			String name = simpleName(call);
			if (UNSEEN.contains(name) || name.startsWith("add") && call.getMethodSelect().toString().contains("getStyleClass()")
					|| call.getMethodSelect().toString().startsWith("KeyCombination.")) {
				return unseen(() -> super.visitMethodInvocation(call, nothing));
			}
			if (!TRANSLATING.contains(name)) {
				return super.visitMethodInvocation(call, nothing);
			}
			scan(call.getMethodSelect(), nothing);
			int constants = name.equals("trn") ? 2 : 1;
			for (int i = 0; i < call.getArguments().size(); i++) {
				ExpressionTree argument = call.getArguments().get(i);
				if (i >= constants) {
					scan(argument, nothing);
				} else if (constant(argument) instanceof String text) {
					texts.merge(text, call.getArguments().size() - (name.equals("trn") ? 2 : 1), Math::max);
				} else {
					fault(argument, "not a constant: " + argument);
				}
			}
			return null;
		}

		@Override
		public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void nothing) {
			if (sum.getKind() == Tree.Kind.PLUS && !isEnglish
					&& (isTranslated(sum.getLeftOperand()) || isTranslated(sum.getRightOperand()))) {
				fault(sum, "put together from pieces: " + sum);
			}
			return super.visitBinary(sum, nothing);
		}

		@Override
		public @Nullable Void visitNewClass(NewClassTree made, @Nullable Void nothing) {
			if (!isWindow && !isEnglish && shown.contains(made.getIdentifier().toString())) {
				made.getArguments().forEach(this::checkSentence);
			}
			return PROGRAMMERS.contains(made.getIdentifier().toString())
					? unseen(() -> super.visitNewClass(made, nothing))
					: super.visitNewClass(made, nothing);
		}

		/** A variable or the result of a method has been checked where it was made, or comes from elsewhere. */
		private void checkSentence(ExpressionTree message) {
			switch (message) {
				case ParenthesizedTree inner -> checkSentence(inner.getExpression());
				case ConditionalExpressionTree choice -> {
					checkSentence(choice.getTrueExpression());
					checkSentence(choice.getFalseExpression());
				}
				case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS && constant(sum) == null ->
					fault(sum, "put together from pieces: " + sum);
				case MethodInvocationTree call when simpleName(call).equals("join") ->
					call.getArguments().forEach(this::checkSentence);
				case MethodInvocationTree call when FORMATTING.contains(simpleName(call)) ->
					fault(call, "not translated: " + call);
				default -> {
					if (constant(message) instanceof String text && PROSE.matcher(text).matches()) {
						fault(message, "not translated: \"" + text + '"');
					}
				}
			}
		}

		/** Visits what nobody reads in the window, unless it is translated. */
		private @Nullable Void unseen(Runnable visit) {
			boolean before = isSeen;
			isSeen = false;
			visit.run();
			isSeen = before;
			return null;
		}

		@Override
		public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
			return null;
		}

		@Override
		public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
			if (isWindow && isSeen && literal.getValue() instanceof String text && READABLE.matcher(text).matches()
					&& PROSE.matcher(text).matches()) {
				fault(literal, "not translated: \"" + text + '"');
			}
			return null;
		}

		private void fault(Tree where, String what) {
			long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, where));
			faults.add(unit.getSourceFile().getName() + ":" + line + ": " + what);
		}
	}

	private static String simpleName(MethodInvocationTree call) {
		return switch (call.getMethodSelect()) {
			case IdentifierTree method -> method.getName().toString();
			case MemberSelectTree method -> method.getIdentifier().toString();
			default -> "";
		};
	}

	private static boolean isTranslated(ExpressionTree expression) {
		return expression instanceof MethodInvocationTree call && call.getMethodSelect() instanceof IdentifierTree method
				&& Set.of("tr", "trn", "translated").contains(method.getName().toString());
	}

	private static @Nullable String constant(ExpressionTree expression) {
		return switch (expression) {
			case LiteralTree literal when literal.getValue() instanceof String text -> text;
			case ParenthesizedTree inner -> constant(inner.getExpression());
			case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
				String left = constant(sum.getLeftOperand());
				String right = constant(sum.getRightOperand());
				yield left == null || right == null ? null : left + right;
			}
			default -> null;
		};
	}
}
