package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.Sysctl;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.file.SafeFile;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What has to be undone on the host one day, in a file that outlives this process and not the
 * host's next boot: interfaces that were made, settings with what they were, tables of the packet
 * filter, and the routes and rules that a configuration asks for. Nothing is done that is not
 * written down first. Owned by the loop thread.
 */
public final class HostJournal {
  private static final Path DIRECTORY = Path.of("/run/holdfast");
  private static final String NAME = "host";
  private static final int MODE = 0600;
  private static final String SYSCTL = "sysctl";
  private static final String LINK = "link";
  private static final String ROUTING = "routing";
  private static final int ROUTING_WORDS = 4;
  private static final String TABLE = "table";
  private static final int SYSCTL_WORDS = 7;
  private static final int LINK_WORDS = 3;
  private static final int TABLE_WORDS = 3;
  private static final int MAX_ENTRIES = 100_000;

  private final Path path;
  private final Consumer<String> complaints;
  private final Map<Sysctl, Claim> claims = new LinkedHashMap<>();
  private final Map<String, MacAddress> links = new LinkedHashMap<>();
  private List<LeftRouting> routing = List.of();
  private final Map<String, String> tables = new LinkedHashMap<>();

  /**
   * A setting that was changed.
   *
   * @param ifIndex its interface, 0 for none: another interface of that name is another setting
   * @param claimed what was changed
   */
  record Claim(int ifIndex, Input.SysctlClaimed claimed) {}

  /**
   * Reads what an earlier run has left to undo.
   *
   * @param path where it is; its directory is made when needed
   * @param complaints told in words when the file cannot be read or written
   */
  public HostJournal(Path path, Consumer<String> complaints) {
    this.path = path;
    this.complaints = complaints;
    try {
      if (Files.isRegularFile(path)) {
        Files.readAllLines(path).stream().limit(MAX_ENTRIES).forEach(this::take);
      }
    } catch (IOException failure) {
      complaints.accept("Cannot read what an earlier run has left to undo: " + failure);
    }
  }

  /**
   * The path that a command line leads to: beside its pid file, else in the directory for what does
   * not outlive a boot.
   *
   * @param pidFile value of {@code -p}, or null
   * @param namespace value of {@code -s}, or null
   */
  public static Path path(@Nullable String pidFile, @Nullable String namespace) {
    if (pidFile != null) {
      Path file = Path.of(pidFile).toAbsolutePath();
      return file.resolveSibling(file.getFileName() + "." + NAME);
    }
    return DIRECTORY.resolve(namespace == null ? NAME : NAME + "_" + namespace.replace('/', '_'));
  }

  /** The settings that are not restored. */
  List<Claim> claims() {
    return List.copyOf(claims.values());
  }

  /** The interfaces that are not removed, with their MAC addresses, zero for none of their own. */
  Map<String, MacAddress> links() {
    return Map.copyOf(links);
  }

  /** The table of the packet filter in a network namespace; empty for none. */
  String table(String namespace) {
    return tables.getOrDefault(namespace, "");
  }

  /** The network namespaces besides the daemon's own where something is left to undo. */
  Set<String> namespaces() {
    Set<String> names = new TreeSet<>(tables.keySet());
    claims.keySet().forEach(sysctl -> names.add(namespace(sysctl.interfaceName())));
    links.keySet().forEach(link -> names.add(namespace(link)));
    routing.forEach(item -> names.add(item.namespace()));
    names.remove("");
    return names;
  }

  private static String namespace(String name) {
    return NamespacedName.namespace(name);
  }

  /** A table of the packet filter is about to be made; an empty name says that it is gone. */
  void table(String namespace, String name) {
    String before = name.isEmpty() ? tables.remove(namespace) : tables.put(namespace, name);
    if (!name.equals(before == null ? "" : before)) {
      write();
    }
  }

  /** A network namespace is gone, and all that was to be undone there. */
  void forget(String namespace) {
    boolean isNews = tables.remove(namespace) != null;
    isNews |= claims.keySet().removeIf(each -> namespace(each.interfaceName()).equals(namespace));
    isNews |= links.keySet().removeIf(link -> namespace(link).equals(namespace));
    List<LeftRouting> kept =
        routing.stream().filter(item -> !item.namespace().equals(namespace)).toList();
    isNews |= kept.size() < routing.size();
    routing = kept;
    if (isNews) {
      write();
    }
  }

  /** A setting is about to be changed. What it was when it was changed first is what counts. */
  void claim(Claim claim) {
    claims.put(claim.claimed().sysctl(), claim);
    write();
  }

  /** A setting is restored. */
  void restored(Sysctl sysctl) {
    if (claims.remove(sysctl) != null) {
      write();
    }
  }

  /** An interface is about to be made. */
  void made(String name, MacAddress mac) {
    if (!mac.equals(links.put(name, mac))) {
      write();
    }
  }

  /** An interface is gone. */
  void removed(String name) {
    if (links.remove(name) != null) {
      write();
    }
  }

  /** The routes and rules that may be there, and how to remove them; those of one run. */
  List<LeftRouting> routing() {
    return routing;
  }

  /** From now on these routes and rules may be there, and no others. */
  void routing(List<LeftRouting> wanted) {
    if (!wanted.equals(routing)) {
      routing = List.copyOf(wanted);
      write();
    }
  }

  private void take(String line) {
    String[] words = line.split(" ", -1);
    try {
      if (words[0].equals(ROUTING)) {
        String[] parts = line.split(" ", ROUTING_WORDS);
        List<LeftRouting> known = new ArrayList<>(routing);
        String request = NamespacedName.plain(parts[2]);
        known.add(
            new LeftRouting(namespace(parts[2]), Family.valueOf(parts[1]), parts[3], request));
        routing = List.copyOf(known);
      } else if (words.length == SYSCTL_WORDS && words[0].equals(SYSCTL)) {
        Sysctl sysctl = new Sysctl(Family.valueOf(words[1]), words[2], words[3]);
        Input.SysctlClaimed claimed =
            new Input.SysctlClaimed(sysctl, Integer.parseInt(words[5]), Integer.parseInt(words[6]));
        claims.put(sysctl, new Claim(Integer.parseInt(words[4]), claimed));
      } else if (words.length == LINK_WORDS && words[0].equals(LINK)) {
        MacAddress mac = MacAddress.parse(words[2]);
        links.put(words[1], mac == null ? MacAddress.ZERO : mac);
      } else if (words.length == TABLE_WORDS && words[0].equals(TABLE)) {
        tables.put(words[1], words[2]);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
      complaints.accept("Ignoring a line of " + path + ": " + line);
    }
  }

  private void write() {
    List<String> lines = new ArrayList<>();
    claims.values().forEach(claim -> lines.add(line(claim)));
    links.forEach((name, mac) -> lines.add(LINK + " " + name + " " + mac));
    for (LeftRouting item : routing) {
      String request = NamespacedName.of(item.namespace(), item.request());
      lines.add(String.join(" ", ROUTING, item.family().name(), request, item.words()));
    }
    tables.forEach((namespace, name) -> lines.add(TABLE + " " + namespace + " " + name));
    try {
      if (lines.isEmpty()) {
        Files.deleteIfExists(path);
        return;
      }
      Files.createDirectories(path.toAbsolutePath().getParent());
      byte[] content = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      int result = SafeFile.replace(path, content, MODE);
      if (result < 0) {
        complain(Errno.describe(-result));
      }
    } catch (IOException failure) {
      complain(failure.toString());
    }
  }

  private void complain(String reason) {
    complaints.accept(
        "Cannot write "
            + path
            + ": "
            + reason
            + "; if this process is killed, what it changed on the host stays");
  }

  private static String line(Claim claim) {
    Input.SysctlClaimed claimed = claim.claimed();
    Sysctl sysctl = claimed.sysctl();
    return String.join(
        " ",
        SYSCTL,
        sysctl.family().name(),
        sysctl.interfaceName(),
        sysctl.key(),
        String.valueOf(claim.ifIndex()),
        String.valueOf(claimed.before()),
        String.valueOf(claimed.now()));
  }
}
