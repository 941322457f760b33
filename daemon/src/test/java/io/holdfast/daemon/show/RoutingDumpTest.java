package io.holdfast.daemon.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.core.PresentItems;
import io.holdfast.core.spec.StaticSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Lines of a file, and what keepalived 2.2.7 made of each in its dump. */
class RoutingDumpTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvFileSource(delimiter = '|', maxCharsPerColumn = 500, resources = "/dump/routes.txt")
  void aRouteReadsAsKeepalivedPrintsIt(String line, String text) throws IOException {
    assertThat(RoutingDump.routes(statics("static_routes", line).routes(), "", PresentItems.NONE))
        .containsExactly(text);
  }

  @ParameterizedTest
  @CsvFileSource(delimiter = '|', maxCharsPerColumn = 500, resources = "/dump/rules.txt")
  void aRuleReadsAsKeepalivedPrintsIt(String line, String text) throws IOException {
    assertThat(RoutingDump.rules(statics("static_rules", line).rules())).containsExactly(text);
  }

  @ParameterizedTest
  @CsvFileSource(delimiter = '|', maxCharsPerColumn = 500, resources = "/dump/addresses.txt")
  void anAddressReadsAsKeepalivedPrintsIt(String line, String text) throws IOException {
    assertThat(
            KeepalivedText.address(
                statics("static_ipaddress", line).addresses().getFirst(), List.of()))
        .isEqualTo(text);
  }

  @Test
  void onlyARouteThatIsWatchedAndThereIsMarked() throws IOException {
    StaticSpec statics = statics("static_routes", "172.16.1.0/24 dev d0\n172.16.2.0/24 dev d0");
    PresentItems present =
        new PresentItems(Set.of(statics.routes().getFirst()), List.of(), Set.of());
    assertThat(RoutingDump.routes(statics.routes(), "", present))
        .containsExactly(
            "prepend 172.16.1.0/24 dev d0 proto 18 [installed ifindex 0]",
            "prepend 172.16.2.0/24 dev d0 proto 18");
  }

  private StaticSpec statics(String block, String line) throws IOException {
    Path file = Files.writeString(directory.resolve("conf"), block + " {\n" + line + "\n}\n");
    var loaded = ConfigurationLoader.load(LoadRequest.ofFiles(file.toString(), "x"));
    return loaded.configuration().global().system().statics();
  }
}
