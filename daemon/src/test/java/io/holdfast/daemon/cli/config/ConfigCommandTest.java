package io.holdfast.daemon.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit status and output of {@code config}. */
class ConfigCommandTest {
  private static final String FILE =
      """
      vrrp_instance VI {
        interface eth0
        virtual_router_id 7
        authentication {
          auth_type PASS
          auth_pass secret
        }
        virtual_ipaddress { 192.0.2.9/24 }
      }
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  @TempDir private Path directory;

  @Test
  void showWritesDefaultsAndMasksSecrets() throws IOException {
    assertThat(run("show", file("a.conf", FILE))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("vrrp_instance VI {", "  advert_int 1\n", "    auth_pass \"********\"\n")
        .contains("  lower_prio_no_advert off\n", "  # dont_track_primary: off\n")
        .doesNotContain("secret");
    assertThat(errors.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-i blue", "--config-id blue", "--config-id=blue"})
  void showReadsTheFileAsADaemonOfThatConfigIdWould(String option) throws IOException {
    String file = file("a.conf", "@blue $V=8\n@^blue $V=9\n" + FILE.replace("7", "$V"));
    List<String> words = new ArrayList<>(List.of("show"));
    words.addAll(List.of(option.split(" ", -1)));
    words.add(file);
    assertThat(run(words.toArray(String[]::new))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("virtual_router_id 8");
    out.reset();
    assertThat(run("show", file)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("virtual_router_id 9");
  }

  @Test
  void showWritesJson() throws IOException {
    assertThat(run("show", "--format=json", file("a.conf", FILE))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("{\n  \"use_pid_dir\" : false,\n")
        .contains(
            "\n  \"global_defs\" : {",
            "\"dont_track_primary\" : false",
            "\"vrrp_script\" : [ ]",
            "\"name\" : \"VI\"",
            "\"virtual_router_id\" : 7",
            "\"preempt\" : true",
            "\"lower_prio_no_advert\" : false",
            "\"auth_pass\" : \"********\"",
            "\"192.0.2.9/24 dev eth0 scope global\"");
  }

  @Test
  void showWritesWhatIsAskedOfTheHostAsJson() throws IOException {
    String host =
        """
        net_namespace blue
        track_group statics {
          group { VI }
        }
        static_ipaddress { 192.0.2.70/24 dev eth1 home track_group statics }
        garp_group {
          garp_interval 0.5
          interface eth0
        }
        garp_group {
          gna_interval 0.25
          interface eth1
        }
        """;
    String instance =
        """
        use_vmac vip0
        auth_hmac {
          key 1 00112233445566778899aabbccddeeff
          active_key 1
        }
        virtual_routes { 10.1.0.0/16 dev eth0 metric 5 }
        virtual_rules { from 10.0.0.0/8 table main preference 20 }
        virtual_router_id 7
        """;
    String text = host + FILE.replace("virtual_router_id 7", instance);
    assertThat(run("show", "--format=json", file("a.conf", text))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "\"net_namespace\" : \"blue\"",
            "\"192.0.2.70/24 dev eth1 scope global home track_group statics\"",
            "\"track_group\" : [",
            "\"garp_group\" : [",
            "\"garp_interval\" : 0.5",
            "\"gna_interval\" : 0.25",
            "\"use_vmac\" : [\n",
            "\"1 ********************************\"",
            "\"time_window\" : 5",
            "\"inet 10.1.0.0/16 metric 5 dev eth0\"",
            "\"inet from 10.0.0.0/8 table 254 preference 20\"")
        .containsOnlyOnce("\"garp_group\"")
        .doesNotContain("00112233445566778899aabbccddeeff");
  }

  @Test
  void showRefusesWhatADaemonCannotUse() throws IOException {
    String file = file("a.conf", FILE.replace("virtual_router_id 7", ""));
    assertThat(run("show", file)).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("HF-VRID-MISSING");
  }

  @Test
  void diffWritesThePlan() throws IOException {
    String before = file("a.conf", FILE);
    assertThat(run("diff", before, file("b.conf", FILE.replace("id 7", "id 8")))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("1. replace VI (VRID 7 on eth0, version 2, to 224.0.0.18) by VI"),
            line -> assertThat(line).isEqualTo("1 address stays; none moves, blinks or goes"));
  }

  @Test
  void diffOfEqualFilesIsNothingToDo() throws IOException {
    String file = file("a.conf", FILE);
    assertThat(run("diff", file, file)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("nothing to do\n1 address stays; none moves, blinks or goes\n");
  }

  @Test
  void diffRefusesWhatADaemonCannotUse() throws IOException {
    assertThat(run("diff", file("a.conf", FILE), directory.resolve("none").toString()))
        .isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).contains("HF-CONFIGURATION-MISSING");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "show",
        "show --format",
        "show --format xml a",
        "show a b",
        "wrong",
        "diff",
        "diff a",
        "diff a b c"
      })
  void aWrongCommandLine(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("Usage: holdfast config");
  }

  private int run(String... arguments) {
    return ConfigCommand.run(
        List.of(arguments),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
