package io.holdfast.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.linux.event.Epoll;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.linux.net.Namespaces;
import io.holdfast.linux.net.NetlinkCommands;
import io.holdfast.linux.net.NetlinkMessages;
import io.holdfast.linux.net.NetlinkMonitor;
import io.holdfast.wire.netlink.LinkMessage;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs a test on a thread of its own in a new network namespace, which ends with the thread. */
public final class TestNamespace {
  private static final long SECONDS = 60;
  private static final int OPERATIONAL = 6;

  private TestNamespace() {}

  /** What runs in the namespace. */
  @FunctionalInterface
  public interface Body {
    void run() throws Exception;
  }

  /** Skips the calling test unless it runs as root. */
  public static void requireRoot() throws Exception {
    assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "needs root");
  }

  /** Runs {@code body} in a namespace with the loopback interface up. */
  public static void run(Body body) throws Exception {
    requireRoot();
    onOwnThread(() -> {
      assertThat(Namespaces.create()).isZero();
      try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        NetlinkWriter writer = new NetlinkWriter(commands.requests());
        writer.setLinkUp(1, 1);
        execute(commands, writer);
      }
      body.run();
      return true;
    });
  }

  /** Runs {@code body} in a namespace with a veth pair, both ends up, IPv4 from itself allowed. */
  public static void runWithVeth(VethBody body) throws Exception {
    run(() -> {
      Veth veth = createVeth();
      for (String name : List.of("all", "hfa", "hfb")) {
        Path directory = Path.of("/proc/sys/net/ipv4/conf", name);
        Files.writeString(directory.resolve("accept_local"), "1");
        Files.writeString(directory.resolve("rp_filter"), "0");
      }
      body.run(veth);
    });
  }

  /** What runs in the namespace with a veth pair. */
  @FunctionalInterface
  public interface VethBody {
    void run(Veth veth) throws Exception;
  }

  /** The two ends of a cable: hfa and hfb. */
  public record Veth(LinkMessage left, LinkMessage right) {}

  /** Executes what {@code writer} has gathered and fails if any request is refused. */
  public static void execute(NetlinkCommands commands, NetlinkWriter writer) {
    List<Integer> errors = new ArrayList<>();
    int result = commands.execute(writer.length(), (sequence, errno) -> errors.add(errno));
    writer.clear();
    assertThat(result).isZero();
    assertThat(errors).isNotEmpty().allMatch(errno -> errno == 0);
  }

  /** Runs {@code body} on a platform thread of its own and returns its result. */
  public static <T> T onOwnThread(Callable<T> body) throws Exception {
    FutureTask<T> task = new FutureTask<>(body);
    Thread thread = Thread.ofPlatform().name("test").start(task);
    try {
      return task.get(SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException failure) {
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw failure;
    } finally {
      thread.join(Duration.ofSeconds(1));
    }
  }

  /** Lists the links of the namespace of the calling thread. */
  public static List<LinkMessage> links(NetlinkCommands commands) {
    List<LinkMessage> links = new ArrayList<>();
    NetlinkWriter writer = new NetlinkWriter(commands.requests());
    writer.dumpLinks(1);
    int result = commands.dump(writer.length(), message -> links.add(message.link()));
    assertThat(result).isZero();
    return links;
  }

  private static Veth createVeth() throws Exception {
    try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow();
        NetlinkMonitor monitor = NetlinkMonitor.open(0).orThrow()) {
      NetlinkWriter writer = new NetlinkWriter(commands.requests());
      writer.createVeth("hfa", "hfb", 1);
      execute(commands, writer);
      // Link-local addresses are then usable at once.
      for (String name : List.of("hfa", "hfb")) {
        Files.writeString(Path.of("/proc/sys/net/ipv6/conf", name, "accept_dad"), "0");
      }
      int left = named(commands, "hfa").ifIndex();
      int right = named(commands, "hfb").ifIndex();
      writer.setLinkUp(left, 2);
      writer.setLinkUp(right, 3);
      execute(commands, writer);
      awaitOperational(monitor);
      return new Veth(named(commands, "hfa"), named(commands, "hfb"));
    }
  }

  /** Until the kernel has attached their queues, it drops what is sent without a word. */
  private static void awaitOperational(NetlinkMonitor monitor) {
    Set<String> operational = new TreeSet<>();
    NetlinkMessages record =
        message -> {
          LinkMessage link = message.link();
          if (link != null && link.operationalState() == OPERATIONAL) {
            operational.add(link.name());
          }
        };
    try (Epoll epoll = Epoll.open(1).orThrow()) {
      epoll.add(monitor.fd(), Epoll.IN, 1);
      while (operational.size() < 2) {
        long deadlineNanos = MonotonicClock.nanos() + TimeUnit.SECONDS.toNanos(10);
        assertThat(epoll.await(deadlineNanos)).as("link events, so far %s", operational).isOne();
        monitor.drain(record);
      }
    }
  }

  private static LinkMessage named(NetlinkCommands commands, String name) {
    return links(commands).stream()
        .filter(link -> link.name().equals(name))
        .findAny()
        .orElseThrow();
  }
}
