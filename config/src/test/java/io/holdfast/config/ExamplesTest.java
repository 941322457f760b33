package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.fixture.Fixture;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in {@code examples} mean what their story tells. */
class ExamplesTest {
  /** "Postgres", the first eight characters of the password. */
  private static final long POSTGRES = 0x506f_7374_6772_6573L;

  @ParameterizedTest
  @CsvSource({
    "1, 255, MASTER, 10.0.1.62",
    "2, 254, BACKUP, 10.0.1.63",
    "3, 100, BACKUP, 10.0.1.64"
  })
  void threeHosts(int host, int priority, WantedState state, String source) {
    RouterSpec router = router(load(host));
    assertThat(router.name()).isEqualTo("Postgres_VIP");
    assertThat(router.interfaceName()).isEqualTo("ens18");
    assertThat(router.vrid()).isEqualTo(51);
    assertThat(router.priority()).isEqualTo(priority);
    assertThat(router.wantedState()).isEqualTo(state);
    assertThat(router.version()).isEqualTo(2);
    assertThat(router.advertIntervalCs()).isEqualTo(100);
    assertThat(router.auth()).isEqualTo(new AuthSpec.Password(POSTGRES));
    assertThat(router.addresses().getFirst().prefix()).hasToString("10.0.2.100/8");
    assertThat(router.transport()).isInstanceOf(TransportSpec.Unicast.class);
    TransportSpec.Unicast unicast = (TransportSpec.Unicast) router.transport();
    assertThat(unicast.source()).hasToString(source);
    assertThat(unicast.peers())
        .extracting(PeerSpec::address)
        .extracting(Objects::toString)
        .hasSize(2)
        .doesNotContain(source);
  }

  @Test
  void everyMistakeThatOneFileShowsIsFound() {
    assertThat(load(1).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder(
            DiagnosticCode.AUTH_PASS_TRUNCATED,
            DiagnosticCode.SHORT_PREFIX,
            DiagnosticCode.PRIORITY_OWNER);
  }

  @Test
  void aMissingFileIsNotUsable() {
    LoadResult result =
        ConfigurationLoader.load(LoadRequest.ofFiles("/no/such/file.conf", "alpha"));
    assertThat(result.usable()).isFalse();
    assertThat(result.exitCode()).isEqualTo(6);
    assertThat(result.diagnostics())
        .extracting(Diagnostic::keepalivedMessage)
        .isEqualTo(List.of("Config files missing '/no/such/file.conf'."));
  }

  private static LoadResult load(int host) {
    String file =
        Fixture.module().resolveSibling("examples/postgres-ha/host" + host + ".conf").toString();
    return ConfigurationLoader.load(LoadRequest.ofFiles(file, "host" + host).insisting());
  }

  private static RouterSpec router(LoadResult result) {
    Configuration configuration = Objects.requireNonNull(result.configuration());
    assertThat(configuration.routers()).hasSize(1);
    return configuration.routers().getFirst();
  }
}
