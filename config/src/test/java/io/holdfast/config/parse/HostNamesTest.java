package io.holdfast.config.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.host.RuleAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of numbers come from the files of the host, the later file winning. */
class HostNamesTest {
  private static final String LINES =
      """
      static_routes {
        10.0.0.0/24 dev eth0 table blue no_track protocol openr
        10.1.0.0/24 dev eth0 table red scope lab tos gold
      }
      static_rules {
        from 10.0.0.0/24 table green priority 5 realms left/right
        from 10.0.0.0/24 table main suppress_ifgroup uplinks priority 6
      }
      """;

  @TempDir private Path directory;

  @Test
  void namesOfTheHostAreKnown() throws IOException {
    write("etc/rt_tables", "# names\n77 blue\n0x4f red # sixteen\nbroken\n");
    write("usr/rt_tables", "76 blue\n");
    write("etc/rt_tables.d/more.conf", "80 green\n");
    write("etc/rt_tables.d/README", "81 green\n");
    write("etc/rt_protos", "99 openr\n");
    write("etc/rt_scopes", "201 lab\n");
    write("etc/rt_dsfield", "0x10 gold\n");
    write("etc/rt_realms", "3 left\n4 right\n");
    write("etc/group", "7 uplinks\n");
    LoadResult result = load();
    StaticSpec statics = result.configuration().global().system().statics();
    assertThat(statics.routes()).extracting(route -> route.table()).containsExactly(77L, 79L);
    assertThat(statics.routes().get(0).protocol()).isEqualTo(99);
    assertThat(statics.routes().get(1).scope()).isEqualTo(201);
    assertThat(statics.routes().get(1).tos()).isEqualTo(16);
    assertThat(statics.rules().get(0).action()).isEqualTo(new RuleAction.Lookup(80));
    assertThat(statics.rules().get(0).realms()).isEqualTo(3 << 16 | 4);
    assertThat(statics.rules().get(1).suppressGroup()).isEqualTo(7);
  }

  @Test
  void aNameThatNobodyGivesDropsTheLine() throws IOException {
    write("etc/rt_tables", "77 blue\n");
    LoadResult result = load();
    assertThat(result.configuration().global().system().statics().rules()).isEmpty();
    assertThat(result.diagnostics())
        .anyMatch(found -> found.toString().contains("Routing table green not found"));
  }

  private LoadResult load() throws IOException {
    String global =
        "global_defs {\n  iproute_usr_dir "
            + directory.resolve("usr")
            + "\n  iproute_etc_dir "
            + directory.resolve("etc")
            + "\n}\n";
    Path file = directory.resolve("keepalived.conf");
    Files.writeString(file, global + LINES);
    return ConfigurationLoader.load(LoadRequest.ofFiles(file.toString(), "x"));
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
