package io.holdfast.daemon.loop;

import io.holdfast.core.Sysctl;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.wire.ip.Family;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes the numbers of interfaces in the network namespace of the calling thread. */
final class Sysctls {
  private final Path root;

  /** Works below {@code root}, which is {@code /proc/sys/net} outside tests. */
  Sysctls(Path root) {
    this.root = root;
  }

  /** The number, or a negated errno: none of the numbers used here is negative. */
  int read(Sysctl sysctl) {
    try {
      return Math.max(0, Integer.parseInt(Files.readString(path(sysctl)).strip()));
    } catch (IOException failure) {
      return -errno(failure);
    } catch (NumberFormatException noNumber) {
      return -Errno.EINVAL;
    }
  }

  /** Sets the number; zero or a negated errno. */
  int write(Sysctl sysctl, int value) {
    try {
      Files.writeString(path(sysctl), value + "\n");
      return 0;
    } catch (IOException failure) {
      return -errno(failure);
    }
  }

  private Path path(Sysctl sysctl) {
    return root.resolve(sysctl.family() == Family.IPV4 ? "ipv4" : "ipv6")
        .resolve("conf")
        .resolve(NamespacedName.plain(sysctl.interfaceName()))
        .resolve(sysctl.key());
  }

  private static int errno(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> Errno.ENOENT;
      case AccessDeniedException denied -> Errno.EACCES;
      default -> Errno.EINVAL;
    };
  }
}
