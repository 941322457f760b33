package io.holdfast.daemon.demo;

import io.holdfast.daemon.lab.Host;
import io.holdfast.daemon.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Three hosts and a client on one network. Closing it leaves nothing behind. */
final class Cluster implements AutoCloseable {
  static final String VIP = "10.0.2.100";
  static final String INTERFACE = "ens18";
  static final List<String> OWN_ADDRESSES = List.of("10.0.1.62", "10.0.1.63", "10.0.1.64");
  static final String CLIENT_ADDRESS = "10.0.3.1";

  private final Lab lab;
  private final Path runDirectory;
  private final Host client;
  private final List<Host> hosts = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Builds the network; the daemons do not run yet. */
  Cluster() {
    try {
      runDirectory = Files.createTempDirectory("holdfast-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lab = Lab.open(INTERFACE);
    for (String address : OWN_ADDRESSES) {
      hosts.add(lab.addHost("host" + (hosts.size() + 1), address + "/8"));
    }
    client = lab.addHost("client", CLIENT_ADDRESS + "/8");
  }

  /** Starts the daemon on every host. */
  void start(DemoOptions options, Narrator narrator) {
    for (Host host : hosts) {
      Member member = Member.start(members.size() + 1, host, options, runDirectory);
      member.tell(narrator);
      members.add(member);
    }
  }

  /** The host with this number, from 1. */
  Member member(int number) {
    return members.get(number - 1);
  }

  Host client() {
    return client;
  }

  /** Those whose kernel holds the VIP right now, whatever their daemons say. */
  List<String> holders() {
    return members.stream().filter(m -> m.host().holds(VIP)).map(Member::title).toList();
  }

  void cut(Member member) {
    lab.network().cut(member.host());
  }

  void heal(Member member) {
    lab.network().heal(member.host());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    lab.close();
    try (Stream<Path> files = Files.list(runDirectory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(runDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
