package io.holdfast.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plays every file of {@code src/test/scenarios}. A line that starts with {@code ==} begins a
 * scenario with a fresh engine; a line is an input, indented lines belong to it, and lines that
 * start with {@code |} are the orders expected in answer. {@code -Dscenario.rewrite=true} writes
 * what the engine does into the files, to be read before it is committed.
 */
class ScenarioTest {
  private static final Path DIRECTORY = Path.of("src/test/scenarios");
  private static final boolean REWRITES = Boolean.getBoolean("scenario.rewrite");

  @TestFactory
  List<DynamicTest> scenarios() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        addTests(file, tests);
      }
    }
    assertThat(REWRITES || !tests.isEmpty()).isTrue();
    return tests;
  }

  private static void addTests(Path file, List<DynamicTest> tests) throws IOException {
    List<String> rewritten = new ArrayList<>();
    for (List<String> section : sections(Files.readAllLines(file))) {
      if (!section.get(0).startsWith("==")) {
        rewritten.addAll(section);
        continue;
      }
      String title = file.getFileName() + " " + section.get(0);
      if (REWRITES) {
        rewritten.addAll(replay(section));
        continue;
      }
      tests.add(
          DynamicTest.dynamicTest(
              title, () -> assertThat(replay(section)).containsExactlyElementsOf(section)));
    }
    if (REWRITES) {
      Files.write(file, rewritten);
    }
  }

  private static List<List<String>> sections(List<String> lines) {
    List<List<String>> sections = new ArrayList<>();
    for (String line : lines) {
      if (sections.isEmpty() || line.startsWith("==")) {
        sections.add(new ArrayList<>());
      }
      sections.getLast().add(line);
    }
    return sections;
  }

  private static List<String> replay(List<String> section) {
    ScenarioRun run = new ScenarioRun();
    List<String> written = new ArrayList<>();
    for (int index = 0; index < section.size(); index++) {
      String line = section.get(index);
      if (line.startsWith("|")) {
        continue;
      }
      written.add(line);
      if (line.isBlank() || line.startsWith("#") || line.startsWith("==")) {
        continue;
      }
      List<String> block = new ArrayList<>();
      while (index + 1 < section.size() && section.get(index + 1).startsWith(" ")) {
        block.add(section.get(++index));
      }
      written.addAll(block);
      written.addAll(run.play(line, block));
    }
    return written;
  }
}
