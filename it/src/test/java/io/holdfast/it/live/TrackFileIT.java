package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tracked file and a tracked process: the same steps for keepalived and for Holdfast. */
@Live
class TrackFileIT {
  private static final String CHANGE = "\\(VI_1\\) Changing effective priority from ";
  private static final String STATE = "Entering \\w+ STATE|entering FAULT state|now FAULT state";

  /** Both tell the same story, line by line. */
  @Test
  void movesThePriorityAndTheStateAsKeepalivedDoes(LiveLab lab) throws IOException {
    List<String> expected = story(lab, Product.KEEPALIVED, "one", "10.9.0.1/24");
    List<String> seen = story(lab, Product.subject(), "two", "10.9.0.2/24");
    assertThat(seen).isEqualTo(expected).hasSizeGreaterThan(8);
  }

  @Test
  void theNumberSurvivesAReload(LiveLab lab) throws IOException {
    Path directory = lab.newDirectory("files");
    Path load = Files.writeString(directory.resolve("load"), "7\n");
    Host host = lab.addHost("one", "10.9.0.1/24");
    String config = config(load, "weight 2");
    Router router = lab.startSubject(host, config);
    router.next(CHANGE + "100 to 114");
    router.awaitState("VI_1", "MASTER");
    router.reload(config.replace("priority 100", "priority 150"));
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/24"));
    adverts.await(51, 164);
    assertThat(load).hasContent("7");
    router.stop();
  }

  private static List<String> story(LiveLab lab, Product product, String name, String address)
      throws IOException {
    Path directory = lab.newDirectory("files-" + name);
    Path load = directory.resolve("load");
    Path other = directory.resolve("other");
    Router router =
        lab.start(product, lab.addHost(name, address), config(load, "weight 2\n init_file 3"));
    router.next(CHANGE + "100 to 106");
    router.awaitState("VI_1", "MASTER");
    assertThat(load).hasContent("3");
    Files.writeString(load, "7\n");
    router.next(CHANGE + "106 to 114");
    Files.delete(load);
    router.next(CHANGE + "114 to 100");
    Files.writeString(load, "0x10");
    router.next(CHANGE + "100 to 132");
    Files.move(load, other);
    router.next(CHANGE + "132 to 100");
    Files.writeString(other, " -012 and more");
    Files.move(other, load, StandardCopyOption.ATOMIC_MOVE);
    router.next(CHANGE + "100 to 80");
    Files.writeString(load, "99999999999");
    router.next("Invalid number 99999999999 read from ");
    Files.writeString(load, "200");
    router.next(CHANGE + "80 to 254");
    Files.writeString(load, "-127");
    router.next(STATE);
    Files.writeString(load, "0");
    router.awaitState("VI_1", "MASTER");
    router.stop();
    // keepalived 2.2.7 forgets the number before the fault, and says nothing of it afterwards.
    return router.lines(CHANGE + "|" + STATE + "|Invalid number").stream()
        .filter(line -> !line.contains("from 254 to 100"))
        .map(line -> line.substring(Math.max(line.indexOf("(VI_1)"), line.indexOf("Invalid"))))
        .map(line -> line.replace(directory.toString(), ""))
        .toList();
  }

  private static String config(Path file, String lines) {
    return "track_file load {\n file "
        + file
        + "\n "
        + lines
        + "\n}\n"
        + Instance.named("VI_1", 51)
            .line("track_file {\nload\n}")
            .addresses("10.9.0.100/24")
            .text();
  }
}
