package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.ExitClass;
import io.holdfast.config.fixture.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private static final Path KEEPALIVED = Path.of("/usr/sbin/keepalived");
  private static final int ATTEMPTS = 5;
  private static final int KILLED = 128;
  private static final String NO_INTERFACES_NEEDED = "global_defs {\n dynamic_interfaces\n}\n";

  private record Answer(int status, String output) {}

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
    assumeTrue(Files.isExecutable(KEEPALIVED), "keepalived is not installed");
    Path copy = directory.resolve("main.conf");
    Files.writeString(copy, NO_INTERFACES_NEEDED + Files.readString(file));
    Answer answer = keepalived(copy);
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

  /** Asks again when a signal ended it: 2.2.7 now and then ends its own test process so. */
  private static Answer keepalived(Path file) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Process process =
          new ProcessBuilder(KEEPALIVED.toString(), "-t", "-f", file.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      if (process.exitValue() < KILLED || attempt == ATTEMPTS) {
        return new Answer(process.exitValue(), output);
      }
    }
  }
}
