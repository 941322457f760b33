package io.holdfast.config.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Severity;
import io.holdfast.config.fixture.Fixture;
import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.core.spec.Configuration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the writer writes means what it was written from. */
class ConfigWriterTest {
  private static final int ROUNDS = 2000;

  static Stream<Fixture> fixtures() {
    return Stream.concat(Fixture.in("show"), Fixture.in("load"));
  }

  @Test
  void textOfAnyConfigurationLoadsIntoAnEqualOne() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Configuration configuration = new RandomConfiguration(seed).next();
      String text = ConfigWriter.text(configuration, Secrets.SHOWN);
      LoadResult loaded = load(new MemorySource().with("main.conf", text));
      assertThat(loaded.configuration())
          .as("seed %d:%n%s%n%s", seed, text, loaded.diagnostics())
          .isEqualTo(configuration);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void textOfALoadedFileLoadsIntoTheSame(Fixture fixture) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    Configuration configuration =
        ConfigurationLoader.load(new LoadRequest(fixture.mainFile(), fixture.source(), environment))
            .configuration();
    if (configuration == null) {
      return;
    }
    String text = ConfigWriter.text(configuration, Secrets.SHOWN);
    LoadResult again = load(new MemorySource().with("main.conf", text));
    assertThat(again.configuration()).as(text).isEqualTo(configuration);
  }

  @ParameterizedTest
  @MethodSource("shown")
  void everyDefaultIsWrittenAndSecretsAreMasked(Fixture read) {
    LoadResult loaded = load(read.source());
    assertThat(loaded.configuration()).isNotNull();
    String text = ConfigWriter.text(loaded.configuration(), Secrets.MASKED);
    Fixture fixture = read.rewritten("shown", text);
    assertThat(text).isEqualTo(fixture.expected("shown"));
    assertThat(load(new MemorySource().with("main.conf", text)).diagnostics())
        .filteredOn(found -> found.severity().compareTo(Severity.ERROR) >= 0)
        .extracting(DiagnosticPrinter::line)
        .isEmpty();
  }

  static Stream<Fixture> shown() {
    return Fixture.in("show");
  }

  private static LoadResult load(MemorySource source) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    return ConfigurationLoader.load(new LoadRequest("main.conf", source, environment));
  }
}
