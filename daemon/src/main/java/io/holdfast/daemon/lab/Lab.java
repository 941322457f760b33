package io.holdfast.daemon.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A network of hosts that lives until it is closed, and no longer than this JVM: a shutdown hook
 * closes what is still open. What a killed JVM leaves behind, {@link #sweep()} removes. Not safe
 * for use by several threads at once.
 */
public final class Lab implements AutoCloseable {
  /** The longest host name: the bridge's port is called after it, and Linux allows 15 bytes. */
  public static final int MAX_HOST_NAME = 13;

  private static final AtomicInteger LAB_NUMBERS = new AtomicInteger();
  private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]{1," + MAX_HOST_NAME + "}");

  private final String prefix;
  private final String interfaceName;
  private final Switch network;
  private final List<Host> hosts = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread closeAtExit = new Thread(this::tearDown, "lab-close");

  private Lab(String interfaceName) {
    this.interfaceName = interfaceName;
    prefix = Namespaces.prefix(ProcessHandle.current().pid(), LAB_NUMBERS.incrementAndGet());
    network = new Switch(prefix + "switch");
  }

  /**
   * Makes an empty lab.
   *
   * @param interfaceName what the interface of every host will be called, such as {@code ens18}
   * @throws LabException if namespaces or bridges cannot be made, usually for lack of rights
   */
  public static Lab open(String interfaceName) {
    Lab lab = new Lab(interfaceName);
    Runtime.getRuntime().addShutdownHook(lab.closeAtExit);
    try {
      lab.network.create();
      return lab;
    } catch (LabException e) {
      lab.close();
      throw e;
    }
  }

  /** Removes what labs of dead processes left behind; returns the names of those namespaces. */
  public static List<String> sweep() {
    List<String> removed = new ArrayList<>();
    for (String name : Namespaces.stale()) {
      List<LabException> failures = new ArrayList<>();
      delete(name, failures);
      // A failure is no news: another run sweeps at the same time, or the next sweep tries again.
      if (failures.isEmpty()) {
        removed.add(name);
      }
    }
    return removed;
  }

  /**
   * Adds a host and plugs it in.
   *
   * @param name lower-case letters and digits, at most {@link #MAX_HOST_NAME}
   * @param addresses its own addresses with prefix length, IPv4 or IPv6
   */
  public Host addHost(String name, String... addresses) {
    if (!HOST_NAME.matcher(name).matches()) {
      throw new LabException("not a host name: " + name);
    }
    if (closed.get()) {
      throw new LabException("the lab is closed");
    }
    Host host = new Host(name, prefix + name, interfaceName, List.of(addresses));
    Namespaces.add(host.namespace());
    hosts.add(host);
    host.run("sh", "-c", "echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad").orThrow();
    network.attach(host);
    return host;
  }

  /** The network between the hosts, and the place to break it. */
  public Switch network() {
    return network;
  }

  /** The hosts in the order they were added. */
  public List<Host> hosts() {
    return List.copyOf(hosts);
  }

  /** Kills all processes on all hosts and removes the namespaces. May be called again. */
  @Override
  public void close() {
    tearDown();
    try {
      Runtime.getRuntime().removeShutdownHook(closeAtExit);
    } catch (IllegalStateException e) {
      // The JVM is on its way down, and its hook finds nothing left to do.
      return;
    }
  }

  private void tearDown() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (Host host : hosts) {
      host.killProcesses();
    }
    List<LabException> failures = new ArrayList<>();
    for (Host host : hosts) {
      delete(host.namespace(), failures);
    }
    delete(network.namespace(), failures);
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  private static void delete(String namespace, List<LabException> failures) {
    try {
      Namespaces.delete(namespace);
    } catch (LabException e) {
      failures.add(e);
    }
  }
}
