package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.ExitClass;
import io.holdfast.config.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same files given to {@code keepalived -t} and to us: the same exit status, and every sentence
 * that we say keepalived says must stand in its output. Files in {@code src/test/resources/
 * differential} and the examples.
 */
class DifferentialTest {
  static Stream<Path> files() throws IOException {
    Path module = Fixture.module();
    try (Stream<Path> own = Files.list(module.resolve("src/test/resources/differential"));
        Stream<Path> examples = Files.list(module.resolveSibling("examples/postgres-ha"))) {
      return Stream.concat(own.sorted(), examples.sorted()).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void agreesWithKeepalived(Path file, @TempDir Path directory) throws Exception {
    assumeTrue(Keepalived.isInstalled(), "keepalived is not installed");
    Path copy = directory.resolve("main.conf");
    Files.writeString(copy, Keepalived.NO_INTERFACES_NEEDED + Files.readString(file));
    Keepalived.Answer answer = Keepalived.test(copy);
    LoadResult result = ConfigurationLoader.load(LoadRequest.ofFiles(copy.toString(), "alpha"));
    List<String> said =
        result.diagnostics().stream()
            .map(Diagnostic::keepalivedMessage)
            .filter(message -> message != null)
            .toList();
    boolean stopsAtTheFirst = answer.status() == ExitClass.MISSING_PARAMETER.status();
    List<String> expected = stopsAtTheFirst ? said.subList(0, 1) : said;
    assertThat(expected).allSatisfy(message -> assertThat(answer.output()).contains(message));
    assertThat(result.exitCode()).as("%s", answer.output()).isEqualTo(answer.status());
  }
}
