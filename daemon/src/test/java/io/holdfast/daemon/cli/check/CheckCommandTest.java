package io.holdfast.daemon.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.daemon.cli.HostName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit status and output of {@code check} for one file. */
class CheckCommandTest {
  private static final String GOOD =
      """
      vrrp_instance VI {
        interface eth0
        virtual_router_id 7
        virtual_ipaddress { 192.0.2.9/24 }
      }
      """;

  @TempDir private Path directory;

  @Test
  void aCleanFile() throws IOException {
    Checked checked = Checked.run(file(GOOD));
    assertThat(checked).isEqualTo(new Checked(0, "0 errors, 0 warnings, 0 notes\n", ""));
  }

  @Test
  void theFileIsReadAsADaemonOfThatConfigIdWould() throws IOException {
    String file = file("@blue $V=7\n@^blue $V=0\n" + GOOD.replace("7", "$V"));
    assertThat(Checked.run("-i", "blue", file).status()).isZero();
    assertThat(Checked.run(file).status()).isEqualTo(2);
    assertThat(Checked.run("-i", "red", "blue=" + file).status()).as("a host's own name").isZero();
    assertThat(Checked.run(file, "-i").errors()).startsWith("Usage: holdfast check");
  }

  @Test
  void aNoteAloneIsClean() throws IOException {
    Checked checked = Checked.run(file(GOOD.replace("{\n", "{\n  state MASTER\n  priority 9\n")));
    assertThat(checked.status()).isZero();
    assertThat(checked.out()).contains("HF-STATE-OVERRULED").endsWith("1 note\n");
  }

  /** The names of this host say nothing about another one, known here or not. */
  @ParameterizedTest
  @ValueSource(strings = {"known", "unknown"})
  void namesOfAnotherHostAreNeitherErrorsNorTrusted(String table) throws IOException {
    Path names = Files.createDirectories(directory.resolve("etc/rt_tables.d"));
    Files.writeString(names.resolve("x.conf"), "77 known\n");
    String text =
        "global_defs {\n iproute_etc_dir %s\n}\n".formatted(names.getParent())
            + GOOD.replace("}\n}", "}\n virtual_routes { 10.0.0.0/8 dev eth0 table X }\n}")
                .replace("table X", "table " + table);
    String file = file(text);
    String finding = "'" + table + "' is taken for a name that rt_tables of that host gives";
    Checked elsewhere = Checked.run("other=" + file);
    assertThat(elsewhere.status()).as(elsewhere.out()).isZero();
    assertThat(elsewhere.out()).contains(finding, "[HF-NAME-OF-ANOTHER-HOST]");
    Checked here = Checked.run(HostName.upToTheFirstDot() + "=" + file);
    assertThat(here.status()).as(here.out()).isEqualTo(table.equals("known") ? 0 : 2);
    assertThat(here.out()).doesNotContain("HF-NAME-OF-ANOTHER-HOST");
    assertThat(Checked.run(file).status()).isEqualTo(here.status());
  }

  @Test
  void warningsOnly() throws IOException {
    Checked checked = Checked.run(file(GOOD.replace("/24", "/8")));
    assertThat(checked.status()).isEqualTo(1);
    assertThat(checked.out()).contains("[HF-SHORT-PREFIX]").endsWith("1 warning, 0 notes\n");
  }

  @Test
  void anErrorShowsThePlaceTheCauseTheConsequenceAndTheMend() throws IOException {
    String file = file(GOOD.replace("interface", "interfaze"));
    Checked checked = Checked.run(file);
    assertThat(checked.status()).isEqualTo(2);
    assertThat(checked.out())
        .startsWith(
            file
                + """
                :2:3: error: unknown keyword 'interfaze' [HF-UNKNOWN-KEYWORD]
                  2 |   interfaze eth0
                    |   ^^^^^^^^^
                  why:  no keyword of this block, in any release, has this name: most often a \
                slip of the pen
                  then: it is ignored, with the whole block that follows it, and its default holds
                  mend: did you mean 'interface'?
                """);
  }

  @Test
  void aMissingFileIsAnError() {
    Checked checked = Checked.run(directory.resolve("missing.conf").toString());
    assertThat(checked.status()).isEqualTo(2);
    assertThat(checked.out()).contains("HF-CONFIGURATION-MISSING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--format", "--format=xml a.conf", "--format text", "--wrong a.conf"})
  void aWrongCommandLine(String line) {
    Checked checked = Checked.run(line.isEmpty() ? new String[0] : line.split(" ", -1));
    assertThat(checked.status()).isEqualTo(2);
    assertThat(checked.out()).isEmpty();
    assertThat(checked.errors()).startsWith("Usage: holdfast check");
  }

  @Test
  void json() throws IOException {
    Checked checked = Checked.run("--format", "json", file(GOOD.replace("/24", "/8")));
    assertThat(checked.status()).isEqualTo(1);
    assertThat(members(checked.out()))
        .contains(
            "/findings/code=HF-SHORT-PREFIX",
            "/findings/severity=warning",
            "/findings/line=4",
            "/findings/column=23",
            "/findings/width=11",
            "/exitStatus=1");
  }

  @Test
  void sarif() throws IOException {
    String text = GOOD.replace("/24", "/8").replace("}\n}", "}\n  \"odd\\\" \u0001\n}");
    Checked checked = Checked.run("--format=sarif", file(text));
    assertThat(checked.status()).isEqualTo(2);
    assertThat(members(checked.out()))
        .contains(
            "/version=2.1.0",
            "/runs/tool/driver/name=Holdfast",
            "/runs/tool/driver/rules/id=HF-SHORT-PREFIX",
            "/runs/results/ruleId=HF-SHORT-PREFIX",
            "/runs/results/level=warning",
            "/runs/results/locations/physicalLocation/region/startLine=4",
            "/runs/results/locations/physicalLocation/region/startColumn=23",
            "/runs/results/locations/physicalLocation/region/endColumn=34",
            "/runs/results/locations/physicalLocation/artifactLocation/uri=file://"
                + directory.resolve("a.conf"));
  }

  @Test
  void aClusterEndsWithThePicture() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other")).resolve("a.conf");
    Files.writeString(other, GOOD.replace("id 7", "id 8"));
    Checked checked = Checked.run("one=" + file(GOOD), "two=" + other);
    assertThat(checked.status()).isEqualTo(2);
    assertThat(checked.out())
        .startsWith(
            other
                + """
                :3:21: error: VI on two has virtual_router_id 8, but one has virtual_router_id 7 \
                [HF-CLUSTER-VRID-DIFFERS]
                  3 |   virtual_router_id 8
                    |                     ^
                """
                + "  see "
                + directory.resolve("a.conf")
                + """
                :3:21
                  3 |   virtual_router_id 7
                """)
        .contains(
            "\nVI: VRID 7, version 2, every 1 s, 192.0.2.9/24\n  1. one  priority 100  master ");
  }

  @Test
  void hostsOfAClusterAreNamedByTheirFiles() throws IOException {
    Path second = Files.writeString(directory.resolve("b.conf"), GOOD);
    Checked checked = Checked.run("--format=json", file(GOOD), second.toString());
    assertThat(checked.status()).isEqualTo(1);
    assertThat(members(checked.out()))
        .contains(
            "/findings/code=HF-CLUSTER-EQUAL-PRIORITY",
            "/findings/problem=VI on b has priority 100, and so has a",
            "/findings/related/line=1");
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("a.conf"), text).toString();
  }

  /** Reads JSON strictly; each scalar as its path, without array indexes, and its value. */
  private static List<String> members(String json) throws IOException {
    List<String> members = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken().isScalarValue()) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          members.add(path.replaceAll("/\\d+", "") + "=" + parser.getValueAsString());
        } else {
          assertThat(parser.currentToken()).isNotEqualTo(JsonToken.NOT_AVAILABLE);
        }
      }
    }
    return members;
  }
}
