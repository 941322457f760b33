package io.holdfast.daemon;

import io.holdfast.config.host.HostView;
import io.holdfast.config.host.SecretFile;
import io.holdfast.linux.file.FileTrust;
import io.holdfast.linux.process.User;
import io.holdfast.linux.process.Users;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This host, as a configuration test looks at it. Reads the interfaces once, of the network
 * namespace of the calling thread; may wait for a directory or name service. For one thread.
 */
final class LiveHost implements HostView {
  private static final Path INTERFACES = Path.of("/proc/thread-self/net/dev");

  private static final Path FLAGS = Path.of("/sys/class/net");

  /** The flag of netdevice(7). */
  private static final int IFF_MULTICAST = 0x1000;

  private @Nullable Set<String> interfaces;

  @Override
  public boolean isKnown() {
    return true;
  }

  @Override
  public boolean hasInterface(String name) {
    Set<String> known = interfaces;
    if (known == null) {
      known = read();
      interfaces = known;
    }
    return known.isEmpty() || known.contains(name);
  }

  @Override
  public boolean canMulticast(String interfaceName) {
    if (interfaceName.indexOf('/') >= 0 || !hasInterface(interfaceName)) {
      return true;
    }
    try {
      String flags = Files.readString(FLAGS.resolve(interfaceName).resolve("flags")).strip();
      return (Integer.decode(flags) & IFF_MULTICAST) != 0;
    } catch (IOException | InvalidPathException | NumberFormatException unknown) {
      return true;
    }
  }

  /** Returns the names; none when the kernel does not tell, which is then no proof of absence. */
  private static Set<String> read() {
    Set<String> names = new HashSet<>();
    try {
      for (String line : Files.readAllLines(INTERFACES)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          names.add(line.substring(0, colon).trim());
        }
      }
    } catch (IOException unreadable) {
      return Set.of();
    }
    return names;
  }

  @Override
  public boolean hasUser(String name) {
    return Users.user(name) != null;
  }

  @Override
  public boolean hasGroup(String name) {
    return Users.group(name) != null;
  }

  @Override
  public boolean isRoot(String user) {
    User found = Users.user(user);
    return found != null && found.uid() == 0;
  }

  @Override
  public boolean canResolve(String name) {
    try {
      return InetAddress.getByName(name) != null;
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  @Override
  public SecretFile secret(String path) {
    return SecretReader.read(path);
  }

  @Override
  public boolean canBeChangedByOthers(String path) {
    try {
      return FileTrust.of(Path.of(path)) instanceof FileTrust.Changeable;
    } catch (InvalidPathException unusable) {
      return false;
    }
  }
}
