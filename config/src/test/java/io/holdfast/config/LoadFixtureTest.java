package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.fixture.Fixture;
import io.holdfast.config.fixture.SpecPrinter;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.core.spec.Configuration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configurations in {@code src/test/resources/load}, the specifications they must become, what must
 * be said about them and the exit status of a test.
 */
class LoadFixtureTest {
  static Stream<Fixture> fixtures() {
    return Fixture.in("load");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void textBecomesSpecifications(Fixture read) {
    LoadResult result = load(read);
    Configuration configuration = result.configuration();
    String spec = configuration == null ? "unusable\n" : SpecPrinter.print(configuration);
    StringBuilder said = new StringBuilder();
    for (Diagnostic diagnostic : result.diagnostics()) {
      said.append(diagnostic.severity()).append(' ').append(diagnostic.code().id());
      said.append(" @").append(diagnostic.place().column()).append(' ');
      said.append(DiagnosticPrinter.line(diagnostic)).append('\n');
    }
    String exit = result.exitCode() + "\n";
    Fixture fixture =
        read.rewritten("spec", spec)
            .rewritten("diagnostics", said.toString())
            .rewritten("exit", exit);
    assertThat(spec).isEqualTo(fixture.expected("spec"));
    assertThat(said.toString()).isEqualTo(fixture.expected("diagnostics"));
    assertThat(exit).isEqualTo(fixture.expected("exit"));
    assertThat(result.usable()).isEqualTo(configuration != null);
  }

  static LoadResult load(Fixture fixture) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    return ConfigurationLoader.load(
        new LoadRequest(fixture.mainFile(), fixture.source(), environment));
  }
}
