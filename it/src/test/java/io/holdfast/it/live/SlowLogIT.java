package io.holdfast.it.live;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A console that nobody reads, or that takes nothing: the protocol goes on. */
@Live
class SlowLogIT {
  private static final int INSTANCES = 40;
  private static final int ADDRESSES = 20;

  @Test
  void blockedConsoleStopsNeitherAdvertsNorAddresses(LiveLab lab) throws IOException {
    assumeThat(Product.subject()).as("keepalived blocks").isEqualTo(Product.HOLDFAST);
    Host host = lab.addHost("one", "10.9.0.1/16");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/16"));
    Path directory = lab.newDirectory("slow");
    Instance[] instances =
        IntStream.rangeClosed(1, INSTANCES).mapToObj(SlowLogIT::loud).toArray(Instance[]::new);
    Router.write(directory.resolve("keepalived.conf"), Instance.file(instances));
    String command = String.join(" ", Router.command(Product.HOLDFAST, directory));
    host.start("sh", "-c", command + " | sleep 1000");
    AddressWatch addresses = lab.addressesOf(host);
    for (int vrid = 1; vrid <= INSTANCES; vrid++) {
      addresses.awaitHeld("10.9.%d.%d".formatted(vrid, ADDRESSES));
    }
    for (int round = 0; round < 2; round++) {
      adverts.skip();
      for (int vrid = 1; vrid <= INSTANCES; vrid++) {
        adverts.await(vrid, 255);
      }
    }
    terminate(host, directory);
    for (int vrid = 1; vrid <= INSTANCES; vrid++) {
      addresses.awaitReleased("10.9.%d.%d".formatted(vrid, ADDRESSES));
    }
  }

  @Test
  void fullConsoleStopsNothing(LiveLab lab) throws IOException {
    Host host = lab.addHost("one", "10.9.0.1/16");
    AdvertWatch adverts = AdvertWatch.start(lab.addHost("two", "10.9.0.2/16"));
    Path directory = lab.newDirectory("full");
    Router.write(directory.resolve("keepalived.conf"), loud(1).text());
    String command = String.join(" ", Router.command(Product.subject(), directory));
    HostProcess shell = host.start("sh", "-c", command + " >/dev/full 2>&1; echo exit code $?");
    lab.addressesOf(host).awaitHeld("10.9.1.20");
    adverts.await(1, 255);
    adverts.await(1, 255);
    terminate(host, directory);
    lab.addressesOf(host).awaitReleased("10.9.1.20");
    shell.awaitLine("exit code 0", Router.AMPLE);
  }

  private static void terminate(Host host, Path directory) throws IOException {
    String pid = Files.readString(directory.resolve("keepalived.pid")).strip();
    host.run("sh", "-c", "kill -TERM " + pid).orThrow();
  }

  private static Instance loud(int vrid) {
    String[] addresses =
        IntStream.rangeClosed(1, ADDRESSES)
            .mapToObj(i -> "10.9.%d.%d/32".formatted(vrid, i))
            .toArray(String[]::new);
    return Instance.named("VI_" + vrid, vrid).priority(255).addresses(addresses);
  }
}
