package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.LogLine;
import io.holdfast.daemon.lab.Switch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A lab for one test, with a directory for files, which remembers whatever can explain a failure.
 */
public final class LiveLab implements AutoCloseable {
  /** What the interface of every host is called, as in the example of the documentation. */
  public static final String INTERFACE = "ens18";

  private static final Pattern TEDIOUS = Pattern.compile("Sending (gratuitous|unsolicited)");

  private final Lab lab = Lab.open(INTERFACE);
  private final Path directory;
  private final List<Router> routers = new ArrayList<>();
  private final Map<Host, AddressWatch> watches = new HashMap<>();

  LiveLab() {
    try {
      directory = Files.createTempDirectory(Path.of("/run"), "holdfast-it-");
      // Scripts run as other users, and must be reached by them.
      directory.toFile().setExecutable(true, false);
      directory.toFile().setReadable(true, false);
    } catch (IOException e) {
      lab.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Where a test may put its files. Only root can write there; it goes with the lab. */
  public Path directory() {
    return directory;
  }

  /** The network between the hosts. */
  public Switch network() {
    return lab.network();
  }

  /** Adds a host whose addresses are watched, and waits until the kernel has done its part. */
  public Host addHost(String name, String... addresses) {
    Host host = lab.addHost(name, addresses);
    awaitAddresses(host);
    watches.put(host, AddressWatch.start(host));
    return host;
  }

  /** An IPv6 address is in use when it has its local route, which the kernel adds by and by. */
  private static void awaitAddresses(Host host) {
    StringBuilder condition = new StringBuilder("routes | grep -q '^local fe80:'");
    for (String address : host.ownAddresses()) {
      if (address.contains(":")) {
        condition.append(" && routes | grep -q '^local ").append(address.replaceFirst("/.*", " '"));
      }
    }
    String script =
        "routes() { ip -6 route show table local dev %s; }; until %s; do sleep 0.01; done"
            .formatted(host.interfaceName(), condition);
    host.run("timeout", Long.toString(Router.AMPLE.toSeconds()), "sh", "-c", script).orThrow();
  }

  /** Starts the daemon under test. */
  public Router startSubject(Host host, String config) {
    return start(Product.subject(), host, config);
  }

  /** Starts a daemon. */
  public Router start(Product product, Host host, String config) {
    Path files = newDirectory(host.name() + "-" + routers.size());
    Router router = Router.start(host, product, files, config);
    routers.add(router);
    return router;
  }

  /** Starts the daemon of a router that ended again, with its files but another configuration. */
  public Router startAgain(Router ended, String config) {
    Router router = Router.start(ended.host(), ended.product(), ended.directory(), config);
    routers.add(router);
    return router;
  }

  /** Makes a directory that does not exist yet. */
  public Path newDirectory(String name) {
    try {
      return Files.createDirectory(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records the packets at a host. */
  public Capture capture(Host host, String filter) {
    return Capture.start(host, directory.resolve(host.name() + ".pcap"), filter);
  }

  /** What happened to the addresses of a host. */
  public AddressWatch addressesOf(Host host) {
    AddressWatch watch = watches.get(host);
    if (watch == null) {
      throw new IllegalArgumentException(host.name() + " is not watched");
    }
    return watch;
  }

  /** Waits until {@code holder} has all {@code addresses} and the other hosts have none. */
  public void awaitOnlyHolder(Host holder, List<String> addresses) {
    for (String address : addresses) {
      addressesOf(holder).awaitHeld(address);
      for (Host other : lab.hosts()) {
        if (other != holder) {
          addressesOf(other).awaitReleased(address);
        }
      }
      assertThat(holder.holds(address)).as(holder.name() + " holds " + address).isTrue();
    }
  }

  /** Ends the daemons of a host as a crash does: no process of them has a say. */
  public void killAll(Host host) {
    for (Router router : routers) {
      if (router.host() == host) {
        // Stopped first: a child that outlived its parent by a moment would say farewell.
        String all = "$(cat " + router.directory() + "/*.pid)";
        host.run("sh", "-c", "kill -STOP %1$s && kill -KILL %1$s".formatted(all)).orThrow();
        router.process().kill();
      }
    }
  }

  /** Prints the logs of all daemons, for the reader of a failed test. */
  void printEvidence() {
    for (Router router : routers) {
      System.out.printf("--- %s on %s%n", router.product(), router.host().name());
      for (LogLine line : router.process().log().linesFrom(0)) {
        if (!TEDIOUS.matcher(line.text()).find()) {
          System.out.println("  " + line.at() + " " + line.text());
        }
      }
      System.out.println("  addresses: " + router.host().addresses());
    }
  }

  @Override
  public void close() {
    lab.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
