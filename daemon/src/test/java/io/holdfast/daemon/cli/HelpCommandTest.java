package io.holdfast.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code help} with and without keywords. */
class HelpCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void usage() {
    assertThat(help()).isZero();
    assertThat(said()).isEqualTo(Usage.text());
  }

  @Test
  void aKeyword() {
    assertThat(help("virtual_router_id")).isZero();
    assertThat(said()).startsWith("virtual_router_id ").contains("vrrp_instance");
  }

  @Test
  void noKeyword() {
    assertThat(help("priority", "virtual_router_ib")).isEqualTo(ExitStatus.FATAL);
    assertThat(said()).contains("did you mean 'virtual_router_id'?");
  }

  @Test
  void aFinding() {
    assertThat(help("HF-BAD-VALUE")).isZero();
    assertThat(said()).startsWith("HF-BAD-VALUE").contains("  why:  ", "  then: ", "  mend: ");
  }

  private int help(String... keywords) {
    return HelpCommand.run(List.of(keywords), new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
