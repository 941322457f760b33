package io.holdfast.daemon.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether somebody other than root could change a program that runs with root's rights:
 * every directory of the path, as written and as resolved, and the file itself belong to root and
 * cannot be written by others. Blocks on the file system; not for the loop thread.
 *
 * @see <a href="https://www.keepalived.org/manpage.html">keepalived.conf(5), script security</a>
 */
public final class ScriptSecurity {
  private static final int GROUP_WRITE = 020;
  private static final int OTHER_WRITE = 02;
  private static final int STICKY = 01000;

  /** No owner, and every permission: never safe. */
  private static final int UNKNOWN = -1;

  private ScriptSecurity() {}

  /** What the test found. */
  public enum Finding {
    /** Only root can change it. */
    SAFE,
    /** Somebody else could. */
    UNSAFE,
    /** There is no such regular file. */
    MISSING
  }

  /** Tests an absolute path. */
  public static Finding check(Path script) {
    try {
      Path real = script.toRealPath();
      if (!Files.isRegularFile(real)) {
        return Finding.MISSING;
      }
      boolean isSafe = isSafeChain(script.toAbsolutePath().normalize()) && isSafeChain(real);
      return isSafe ? Finding.SAFE : Finding.UNSAFE;
    } catch (IOException gone) {
      return Finding.MISSING;
    }
  }

  private static boolean isSafeChain(Path path) throws IOException {
    for (@Nullable Path part = path; part != null; part = part.getParent()) {
      if (!isSafe(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSafe(Path path) throws IOException {
    Map<String, Object> attributes =
        Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
    if (Files.isSymbolicLink(path)) {
      // A link has no permissions of its own; where it leads is part of the real path.
      return number(attributes, "uid") == 0;
    }
    int mode = number(attributes, "mode");
    boolean isShared = Files.isDirectory(path) && (mode & STICKY) != 0;
    boolean isGroupSafe = (mode & GROUP_WRITE) == 0 || number(attributes, "gid") == 0;
    return number(attributes, "uid") == 0
        && (isShared || (isGroupSafe && (mode & OTHER_WRITE) == 0));
  }

  private static int number(Map<String, Object> attributes, String name) {
    return attributes.get(name) instanceof Integer value ? value : UNKNOWN;
  }
}
