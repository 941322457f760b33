package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.ExitClass;
import io.holdfast.config.fixture.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small configurations, most of them wrong in one place, given to {@code keepalived -t} and to us.
 * The sections of a file in {@code src/test/resources/keepalived} are the cases; one whose name
 * begins with {@code differs:} must differ, and {@code docs/compatibility.md} says why.
 */
class DifferentialCorpusTest {
  private static final String DIFFERS = "differs:";

  static Stream<Fixture> files() {
    return Fixture.in("keepalived");
  }

  @ParameterizedTest
  @MethodSource("files")
  void agreesWithKeepalived(Fixture cases, @TempDir Path directory) throws Exception {
    assumeTrue(Keepalived.isInstalled(), "keepalived is not installed");
    List<String> surprises = new ArrayList<>();
    for (Map.Entry<String, String> entry : cases.sections().entrySet()) {
      Path file = directory.resolve("main.conf");
      Files.writeString(file, Keepalived.NO_INTERFACES_NEEDED + entry.getValue());
      String difference = difference(file);
      if (difference.isEmpty() == entry.getKey().startsWith(DIFFERS)) {
        surprises.add(entry.getKey() + ": " + difference);
      }
    }
    assertThat(surprises).isEmpty();
  }

  private static String difference(Path file) throws IOException, InterruptedException {
    Keepalived.Answer answer = Keepalived.test(file);
    LoadResult result = ConfigurationLoader.load(LoadRequest.ofFiles(file.toString(), "alpha"));
    List<String> said =
        result.diagnostics().stream()
            .map(Diagnostic::keepalivedMessage)
            .filter(message -> message != null)
            .toList();
    boolean stopsAtTheFirst = answer.status() == ExitClass.MISSING_PARAMETER.status();
    List<String> invented =
        said.stream()
            .limit(stopsAtTheFirst ? 1 : said.size())
            .filter(message -> !answer.output().contains(message))
            .toList();
    if (invented.isEmpty() && result.exitCode() == answer.status()) {
      return "";
    }
    return "status %d, keepalived's %d, invented %s, it said%n%s"
        .formatted(result.exitCode(), answer.status(), invented, answer.output());
  }
}
