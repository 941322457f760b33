package io.holdfast.daemon.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code examples/mistakes}: what {@code check} prints of each set of wrong files, to the letter.
 * The files are checked in a copy whose file modes this test sets, with {@code
 * /etc/keepalived/scripts} standing for the folder {@code scripts} of the copy. Run with {@code
 * -Dholdfast.rewrite=true} to write what is printed, then read the difference.
 */
class MistakesTest {
  static final Path EXAMPLES = examples();
  private static final Path MISTAKES = EXAMPLES.resolve("mistakes");
  private static final String SCRIPTS = "/etc/keepalived/scripts";
  private static final int FEWEST = 40;

  @TempDir private Path copy;

  static Stream<Path> mistakes() throws IOException {
    return folders(MISTAKES).stream();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsExplained(Path mistake) throws IOException {
    copy(mistake);
    Checked checked = Checked.run(arguments().toArray(String[]::new));
    String printed = shown(checked.out()) + "exit status " + checked.status() + "\n";
    Path expected = mistake.resolve("expected");
    if (Boolean.getBoolean("holdfast.rewrite")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
    assertThat(checked.status()).as("a mistake is never clean").isPositive();
    assertThat(checked.errors()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("good")
  void whatIsRightIsNotComplainedAbout(Path good) throws IOException {
    copy(good);
    Checked checked = Checked.run(arguments().toArray(String[]::new));
    assertThat(checked.out()).endsWith("0 errors, 0 warnings, 0 notes\n").doesNotContain("HF-");
    assertThat(checked.status()).isZero();
  }

  static Stream<Path> good() throws IOException {
    return folders(EXAMPLES.resolve("good")).stream();
  }

  @Test
  void thePageNamesEveryMistake() throws IOException {
    String page = Files.readString(MISTAKES.resolve("README.md"));
    List<Path> folders = folders(MISTAKES);
    assertThat(folders).hasSizeGreaterThanOrEqualTo(FEWEST);
    assertThat(page.lines().filter(line -> line.startsWith("| [")))
        .extracting(line -> line.substring(3, line.indexOf(']')))
        .containsExactlyElementsOf(
            folders.stream().map(folder -> folder.getFileName().toString()).toList());
  }

  private List<String> arguments() throws IOException {
    Path single = copy.resolve("keepalived.conf");
    if (Files.exists(single)) {
      return List.of(single.toString());
    }
    List<String> arguments = new ArrayList<>();
    for (Path file : children(copy)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".conf")) {
        arguments.add(name.substring(0, name.length() - ".conf".length()) + "=" + file);
      }
    }
    return arguments;
  }

  private String shown(String out) {
    return out.replace(copy.resolve("scripts").toString(), SCRIPTS).replace(copy + "/", "");
  }

  private void copy(Path from) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.skip(1).toList()) {
        Path target = copy.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectory(target);
        } else {
          String text = Files.readString(path);
          Files.writeString(target, text.replace(SCRIPTS, copy.resolve("scripts").toString()));
        }
      }
    }
    Path modes = copy.resolve("modes");
    if (Files.exists(modes)) {
      for (String line : Files.readAllLines(modes)) {
        String[] words = line.split(" ", 2);
        Files.setPosixFilePermissions(
            copy.resolve(words[0]), PosixFilePermissions.fromString(words[1]));
      }
    }
  }

  private static List<Path> folders(Path directory) throws IOException {
    return children(directory).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    }
  }

  private static Path examples() {
    Path here = Path.of("").toAbsolutePath();
    return (here.endsWith("daemon") ? here.resolveSibling("examples") : here.resolve("examples"));
  }
}
