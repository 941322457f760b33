package io.holdfast.linux.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds users and groups by name: in the local files, and failing that through getent(1), which
 * asks whatever nsswitch.conf names. May block on a directory service; not for the loop thread.
 */
public final class Users {
  private static final Path PASSWD = Path.of("/etc/passwd");
  private static final Path GROUP = Path.of("/etc/group");
  private static final long GETENT_MILLIS = 10_000;
  private static final int GETENT_BYTES = 64 * 1024;
  private static final int PASSWD_FIELDS = 4;
  private static final int GROUP_FIELDS = 3;

  private Users() {}

  /** Returns the user, or null if there is none of this name. */
  public static @Nullable User user(String name) {
    String[] fields = entry(PASSWD, "passwd", name);
    if (fields == null || fields.length < PASSWD_FIELDS) {
      return null;
    }
    Integer uid = id(fields[2]);
    Integer gid = id(fields[3]);
    return uid == null || gid == null ? null : new User(name, uid, gid);
  }

  /** Returns the id of the group, or null if there is none of this name. */
  public static @Nullable Integer group(String name) {
    String[] fields = entry(GROUP, "group", name);
    return fields == null || fields.length < GROUP_FIELDS ? null : id(fields[2]);
  }

  static String @Nullable [] find(List<String> lines, String name) {
    for (String line : lines) {
      if (line.startsWith(name + ":")) {
        return line.split(":", -1);
      }
    }
    return null;
  }

  static @Nullable Integer id(String text) {
    try {
      return Integer.valueOf(Integer.parseUnsignedInt(text));
    } catch (NumberFormatException malformed) {
      return null;
    }
  }

  private static String @Nullable [] entry(Path file, String database, String name) {
    if (name.isEmpty() || name.indexOf(':') >= 0) {
      return null;
    }
    String[] local = find(lines(file), name);
    return local != null ? local : find(getent(database, name), name);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static List<String> getent(String database, String name) {
    SpawnRequest request =
        SpawnRequest.of(List.of("getent", "--", database, name), GETENT_MILLIS)
            .withOutput(GETENT_BYTES);
    return Spawn.run(request).output().lines().toList();
  }
}
