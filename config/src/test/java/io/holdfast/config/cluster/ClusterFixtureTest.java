package io.holdfast.config.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticPrinter;
import io.holdfast.config.check.Place;
import io.holdfast.config.fixture.Fixture;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.core.spec.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clusters in {@code src/test/resources/cluster}: each file section is a host named like it. What
 * must be found, with both places, and the picture.
 */
class ClusterFixtureTest {
  static Stream<Fixture> fixtures() {
    return Fixture.in("cluster");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void filesBecomeFindingsAndAPicture(Fixture read) {
    List<ClusterHost> hosts = new ArrayList<>();
    for (String file : read.sections().keySet()) {
      if (file.contains(".")) {
        hosts.add(host(file.substring(0, file.indexOf('.')), load(read, file)));
      }
    }
    ClusterReport report = ClusterCheck.check(hosts);
    String said = told(report.diagnostics());
    String picture = String.join("\n", report.picture()) + "\n";
    Fixture fixture = read.rewritten("diagnostics", said).rewritten("picture", picture);
    assertThat(said).isEqualTo(fixture.expected("diagnostics"));
    assertThat(picture).isEqualTo(fixture.expected("picture"));
  }

  @Test
  void theExampleIsReportedForItsClassicMistakes() {
    List<ClusterHost> hosts = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (String name : List.of("host1", "host2", "host3")) {
      String file =
          Fixture.module().resolveSibling("examples/postgres-ha/" + name + ".conf").toString();
      LoadResult loaded = ConfigurationLoader.load(LoadRequest.ofFiles(file, name));
      diagnostics.addAll(loaded.diagnostics());
      hosts.add(host(name, loaded));
    }
    ClusterReport report = ClusterCheck.check(hosts);
    diagnostics.addAll(report.diagnostics());
    assertThat(diagnostics)
        .extracting(found -> found.code().id())
        .containsExactlyInAnyOrder(
            "HF-AUTH-PASS-TRUNCATED",
            "HF-AUTH-PASS-TRUNCATED",
            "HF-AUTH-PASS-TRUNCATED",
            "HF-SHORT-PREFIX",
            "HF-SHORT-PREFIX",
            "HF-SHORT-PREFIX",
            "HF-PRIORITY-OWNER",
            "HF-CLUSTER-FALSE-OWNER",
            "HF-CLUSTER-STATE-MASTER");
    assertThat(report.picture())
        .containsExactly(
            "Postgres_VIP: VRID 51, version 2, every 1 s, 10.0.2.100/8",
            "  1. host1  priority 255  master at once after its start",
            "  2. host2  priority 254  takes over 3.008 s after the last advert,"
                + " 0.008 s after a clean stop",
            "  3. host3  priority 100  takes over 3.609 s after the last advert,"
                + " 0.609 s after a clean stop");
  }

  private static LoadResult load(Fixture fixture, String file) {
    TextEnvironment environment = new TextEnvironment("alpha", Map.of(), new Random(1), Set.of());
    return ConfigurationLoader.load(new LoadRequest(file, fixture.source(), environment));
  }

  private static ClusterHost host(String name, LoadResult loaded) {
    Configuration configuration = Objects.requireNonNull(loaded.configuration(), name);
    return new ClusterHost(name, configuration, loaded.origins());
  }

  private static String told(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(diagnostic.severity()).append(' ').append(diagnostic.code().id());
      out.append(' ').append(DiagnosticPrinter.position(diagnostic.place()));
      for (Place related : diagnostic.related()) {
        out.append(" & ").append(DiagnosticPrinter.position(related));
      }
      out.append("\n  ").append(diagnostic.problem()).append('\n');
    }
    return out.toString();
  }
}
