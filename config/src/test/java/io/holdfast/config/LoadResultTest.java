package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.text.MemorySource;
import io.holdfast.config.text.TextEnvironment;
import io.holdfast.core.spec.Configuration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a running daemon takes over. */
class LoadResultTest {
  private static final String INSTANCE =
      """
      vrrp_instance VI_1 {
        interface eth0
        virtual_router_id 51
        virtual_ipaddress {
          10.9.0.100/24
        }
      }
      """;

  private final Configuration running = Objects.requireNonNull(load(INSTANCE).configuration());

  @Test
  void anErrorThatLeavesNoInstanceIsRefusedWhereSomeRun() {
    LoadResult broken = load("broken\n");
    assertThat(broken.usable()).isTrue();
    assertThat(broken.reloadable(running)).isFalse();
    assertThat(broken.reloadable(Configuration.EMPTY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# VI_1\n", "$VIP=10.9.0.100\n"})
  void aFileThatSaysNothingIsRefusedWhereSomeRun(String text) {
    LoadResult blank = load(text);
    assertThat(blank.exitCode()).isZero();
    assertThat(blank.usable()).isTrue();
    assertThat(blank.reloadable(running)).isFalse();
    assertThat(blank.reloadable(Configuration.EMPTY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"global_defs {\n}\n", "broken\n" + INSTANCE})
  void whatIsMeantOrLeavesAnInstanceIsTakenOver(String text) {
    assertThat(load(text).reloadable(running)).isTrue();
  }

  @Test
  void aFileThatEndsWithinABlockIsRefused() {
    assertThat(load(INSTANCE + "vrrp_instance VI_2 {\n").reloadable(running)).isFalse();
  }

  private static LoadResult load(String text) {
    TextEnvironment environment = new TextEnvironment("host", Map.of(), new Random(1), Set.of());
    MemorySource source = new MemorySource().with("/a.conf", text);
    return ConfigurationLoader.load(new LoadRequest("/a.conf", source, environment));
  }
}
