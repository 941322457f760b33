package io.holdfast.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small things: files, methods, parameter lists and lines have a limit. */
class SizeRulesTest {
  private static final int MAX_FILE_LINES = 500;
  private static final int MAX_METHOD_LINES = 60;
  private static final int MAX_PARAMETERS = 4;
  private static final int MAX_COLUMNS = 100;

  @Test
  void filesEndWithinTheLimit() {
    assertThat(SourceTree.all())
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(SourceTree.lines(file).size())
                .as("lines of %s", file)
                .isLessThanOrEqualTo(MAX_FILE_LINES));
  }

  @Test
  void linesEndWithinTheLimit() {
    List<String> long_ = new ArrayList<>();
    for (Path file : SourceTree.products()) {
      List<String> lines = SourceTree.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.length() > MAX_COLUMNS && !line.startsWith("import ") && !line.contains("\"")) {
          long_.add(file + ":" + (i + 1));
        }
      }
    }
    assertThat(long_).isEmpty();
  }

  @Test
  void methodsAndParameterListsEndWithinTheLimit() throws IOException {
    List<String> findings = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(productTypes()));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, trees.getSourcePositions(), findings).scan(unit, null);
      }
    }
    assertThat(findings).isEmpty();
  }

  private static Collection<Path> productTypes() {
    return SourceTree.products().stream()
        .filter(file -> !file.endsWith("module-info.java"))
        .filter(file -> !file.endsWith("package-info.java"))
        .toList();
  }

  private static final class MethodScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> findings;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<String> findings) {
      this.unit = unit;
      this.positions = positions;
      this.findings = findings;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      String place = unit.getSourceFile().getName() + ":" + first + " " + method.getName();
      if (last - first + 1 > MAX_METHOD_LINES) {
        findings.add(place + " has " + (last - first + 1) + " lines");
      }
      if (method.getParameters().size() > MAX_PARAMETERS && !exempt(method)) {
        findings.add(place + " has " + method.getParameters().size() + " parameters");
      }
      return super.visitMethod(method, null);
    }

    /** Record components, system calls with the kernel's own six arguments, and overrides. */
    private boolean exempt(MethodTree method) {
      ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
      boolean recordConstructor =
          owner.getKind() == Tree.Kind.RECORD && method.getReturnType() == null;
      boolean override =
          method.getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
      boolean privateNative = method.getModifiers().getFlags().contains(Modifier.NATIVE);
      boolean systemCall =
          unit.getPackageName().toString().equals("io.holdfast.linux.ffm")
              && owner.getSimpleName().toString().startsWith("Syscall");
      return recordConstructor || override || privateNative || systemCall;
    }
  }
}
