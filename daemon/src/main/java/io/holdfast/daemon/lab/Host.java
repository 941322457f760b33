package io.holdfast.daemon.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One host of a lab: a network namespace with one interface. Commands run with this machine's files
 * and processes, but with the host's network. Safe for use by any number of threads.
 */
public final class Host {
  private final String name;
  private final String namespace;
  private final String interfaceName;
  private final List<String> ownAddresses;
  private final List<HostProcess> processes = new CopyOnWriteArrayList<>();

  Host(String name, String namespace, String interfaceName, List<String> ownAddresses) {
    this.name = name;
    this.namespace = namespace;
    this.interfaceName = interfaceName;
    this.ownAddresses = List.copyOf(ownAddresses);
  }

  /** Its name within the lab. */
  public String name() {
    return name;
  }

  /** The name of its network namespace, for {@code ip netns} and for keepalived's {@code -s}. */
  public String namespace() {
    return namespace;
  }

  /** The name of its interface. */
  public String interfaceName() {
    return interfaceName;
  }

  /** The addresses with prefix length that the lab gave it, such as {@code 10.0.1.62/8}. */
  public List<String> ownAddresses() {
    return ownAddresses;
  }

  /** Runs a short command on this host; see {@link Shell#run(List)}. */
  public ShellResult run(String... command) {
    return Shell.run(inside(List.of(command)));
  }

  /** Starts a long-running command on this host. The lab's end ends it. */
  public HostProcess start(String... command) {
    return start(List.of(command));
  }

  /** As {@link #start(String...)}. */
  public HostProcess start(List<String> command) {
    HostProcess process = HostProcess.start(name, inside(command));
    processes.add(process);
    return process;
  }

  private List<String> inside(List<String> command) {
    List<String> full = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    full.addAll(command);
    return full;
  }

  /** The addresses with prefix length on its interface right now, in the kernel's order. */
  public List<String> addresses() {
    ShellResult result =
        Shell.run(List.of("ip", "-n", namespace, "-o", "addr", "show", "dev", interfaceName));
    List<String> found = new ArrayList<>();
    for (String line : result.orThrow().output().lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 3 && words[2].startsWith("inet")) {
        found.add(words[3]);
      }
    }
    return found;
  }

  /** True when {@code address}, given without prefix length, is on its interface right now. */
  public boolean holds(String address) {
    return addresses().stream().anyMatch(held -> held.startsWith(address + "/"));
  }

  /** Ends every process that was started here, by SIGKILL. */
  void killProcesses() {
    for (HostProcess process : processes) {
      process.kill();
    }
  }
}
