package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.config.fixture.Fixture;
import io.holdfast.config.fixture.TestHost;
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
 * The exit status of {@code keepalived -t} and ours, for what the host decides (interfaces, users,
 * programs), for blocks of LVS, and for braces out of balance. The sections of a file in {@code
 * src/test/resources/verdict} are the cases; {@code IFACE} stands for an interface of this machine.
 * One whose name begins with {@code differs:} must differ, and {@code docs/compatibility.md} says
 * why.
 */
class VerdictCorpusTest {
  private static final String DIFFERS = "differs:";

  static Stream<Fixture> files() {
    return Fixture.in("verdict");
  }

  @ParameterizedTest
  @MethodSource("files")
  void agreesWithKeepalived(Fixture cases, @TempDir Path directory) throws Exception {
    assumeTrue(Keepalived.isInstalled(), "keepalived is not installed");
    String usable = TestHost.usableInterface();
    assumeTrue(!usable.isEmpty(), "no interface but the loopback");
    List<String> surprises = new ArrayList<>();
    for (Map.Entry<String, String> entry : cases.sections().entrySet()) {
      Path file = directory.resolve("main.conf");
      Files.writeString(file, entry.getValue().replace("IFACE", usable));
      int theirs = Keepalived.test(file).status();
      LoadRequest request = LoadRequest.ofFiles(file.toString(), "alpha").on(new TestHost());
      int ours = ConfigurationLoader.load(request).exitCode();
      if ((ours != theirs) != entry.getKey().startsWith(DIFFERS)) {
        surprises.add(entry.getKey() + ": status " + ours + ", keepalived's " + theirs);
      }
    }
    assertThat(surprises).isEmpty();
  }
}
