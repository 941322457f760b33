package io.holdfast.daemon.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON of {@code config show} says all that its text says. */
class JsonFormTest {
  private static final String SEPARATORS = "[\\s\"'{}\\[\\],\\\\]+";

  static List<Path> files() throws IOException {
    Path folder = Path.of("examples");
    folder = Files.isDirectory(folder) ? folder : Path.of("..", "examples");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
      assertThat(found).hasSizeGreaterThan(50);
      return found.stream().filter(file -> !show("text", file).isEmpty()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void noWordIsLost(Path file) {
    Set<String> words = new HashSet<>(words(show("json", file)));
    words.addAll(List.of("on", "off", "@holdfast"));
    List<String> lines = show("text", file).lines().filter(line -> !isComment(line)).toList();
    assertThat(words(String.join("\n", lines))).isSubsetOf(words);
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(SEPARATORS, -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String show(String form, Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ConfigCommand.run(
        List.of("show", "--format=" + form, file.toString()),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }
}
