package io.holdfast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.config.fixture.TestHost;
import io.holdfast.config.keyword.Keyword;
import io.holdfast.config.keyword.KeywordTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every keyword of the table that keepalived 2.2.7 knows, once valid and once invalid: {@code
 * keepalived -t} and we end with the same status. A keyword that joins the table joins the test.
 */
class KeywordVerdictTest {
  private static final KeywordTable TABLE = KeywordTable.get();
  private static final int KILLED = 128;

  private static final String SERVER =
      "virtual_server 10.0.0.1 80 {\nlb_algo rr\nlb_kind NAT\nprotocol TCP\n";

  private static final String REAL = SERVER + "real_server 10.1.0.1 80 {\n";

  private static final String INSTANCE =
      "vrrp_instance A {\ninterface eth0\nvirtual_router_id 50\nvirtual_ipaddress { 10.7.0.1 }\n";

  /** Blocks with what must stand in them; %s is the line to try. */
  private static final Map<String, String> BLOCKS =
      Map.ofEntries(
          Map.entry("root", "%s\n"),
          Map.entry("global_defs", "global_defs {\n%s\n}\n"),
          Map.entry(
              "vrrp_script",
              "vrrp_script x {\nscript /bin/true\n%s\n}\n" + INSTANCE + "track_script { x }\n}\n"),
          Map.entry("vrrp_instance", INSTANCE + "%s\n}\n"),
          Map.entry(
              "authentication",
              INSTANCE + "authentication {\nauth_type PASS\nauth_pass a\n%s\n}\n}\n"),
          Map.entry(
              "vrrp_sync_group",
              "vrrp_sync_group G {\ngroup {\nA\nB\n}\n%s\n}\n"
                  + INSTANCE
                  + "}\n"
                  + INSTANCE.replace("A {", "B {").replace("50", "51")
                  + "}\n"),
          Map.entry("track_group", "track_group g {\n%s\n}\n" + INSTANCE + "}\n"),
          Map.entry("garp_group", "garp_group {\ngarp_interval 1\ninterface eth0\n%s\n}\n"),
          Map.entry("track_file", "track_file t {\nfile /t\n%s\n}\n"),
          Map.entry("vrrp_track_process", "vrrp_track_process t {\nprocess t\n%s\n}\n"),
          Map.entry("bfd_instance", "bfd_instance t {\nneighbor_ip 10.0.0.7\n%s\n}\n"),
          Map.entry("virtual_server", SERVER + "real_server 10.1.0.1 80 {\n}\n%s\n}\n"),
          Map.entry("real_server", REAL + "%s\n}\n}\n"),
          Map.entry("SSL", "SSL {\n%s\n}\n"),
          Map.entry("url", REAL + "HTTP_GET {\nurl {\npath /\n%s\n}\n}\n}\n}\n"),
          Map.entry("host", REAL + "SMTP_CHECK {\nhost {\n%s\n}\n}\n}\n}\n"));

  /** 2.2.7 ends these with a signal; ours says what is wrong. */
  private static final Set<String> THAT_CRASH_IT =
      Set.of(
          "real_server HTTP_GET invalid",
          "real_server SSL_GET invalid",
          "root bfd_instance invalid");

  /** What differs, and {@code docs/compatibility.md} says why. */
  private static final Set<String> DIFFERENT =
      Set.of("global_defs child_wait_time valid: 5, ours 0");

  private record Case(String name, String text) {}

  @Test
  void agreesWithKeepalivedOnEveryKeyword(@TempDir Path directory) {
    assumeTrue(Keepalived.isInstalled(), "keepalived is not installed");
    List<Case> cases =
        TABLE.blocks().stream()
            .flatMap(block -> TABLE.keywords(block).stream())
            .filter(KeywordVerdictTest::isKnownToKeepalived)
            .flatMap(KeywordVerdictTest::cases)
            .toList();
    Set<String> differ =
        IntStream.range(0, cases.size())
            .parallel()
            .mapToObj(i -> difference(cases.get(i), directory.resolve("k" + i)))
            .filter(found -> !found.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(cases).hasSizeGreaterThan(700);
    assertThat(differ).isEqualTo(DIFFERENT);
  }

  /** Releases up to 2.2.7, of which "since" names the first. */
  private static boolean isKnownToKeepalived(Keyword keyword) {
    String since = keyword.since().replace("<= ", "");
    return since.matches("1\\..*|2\\.[01]\\..*|2\\.2\\.[0-7]");
  }

  private static Stream<Case> cases(Keyword keyword) {
    String name = keyword.block() + " " + keyword.name();
    List<String> right = KeywordSamples.valid(keyword);
    Stream<Case> valid =
        right.stream().limit(1).map(line -> new Case(name + " valid", text(keyword, line)));
    return Stream.concat(
        valid,
        Stream.of(new Case(name + " invalid", text(keyword, KeywordSamples.invalid(keyword)))));
  }

  private static String text(Keyword keyword, String line) {
    String block = keyword.block();
    String around =
        block.endsWith("_CHECK")
            ? REAL + block + " {\n%s\n}\n}\n}\n"
            : block.endsWith("_GET")
                ? REAL + block + " {\nurl {\npath /\n}\n%s\n}\n}\n}\n"
                : BLOCKS.get(block);
    assertThat(around).as("no text around the keywords of %s", block).isNotNull();
    return Keepalived.NO_INTERFACES_NEEDED
        + KeywordSamples.DEFINITIONS
        + around.replace("%s", line);
  }

  private static String difference(Case tried, Path directory) {
    try {
      Path file = Files.createDirectory(directory).resolve("main.conf");
      Files.writeString(file, tried.text());
      int theirs = Keepalived.test(file).status();
      LoadRequest request = LoadRequest.ofFiles(file.toString(), "alpha").on(new TestHost());
      int ours = ConfigurationLoader.load(request).exitCode();
      boolean agrees =
          THAT_CRASH_IT.contains(tried.name()) ? theirs > KILLED && ours != 0 : theirs == ours;
      return agrees ? "" : tried.name() + ": " + theirs + ", ours " + ours;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
