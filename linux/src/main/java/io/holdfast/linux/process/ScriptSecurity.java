package io.holdfast.linux.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether somebody other than root could change a script that runs with root's rights: every
 * directory of the path as written and as resolved, and the file itself, belongs to root, and is
 * writable neither by a group other than root's nor by all (a sticky directory may be).
 */
public final class ScriptSecurity {
  private static final int WRITABLE_BY_GROUP = 0020;
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int STICKY = 01000;
  private static final int EXECUTABLE_BY_OWNER = 0100;
  private static final int EXECUTABLE_BY_GROUP = 0010;
  private static final int EXECUTABLE_BY_ALL = 0001;

  private ScriptSecurity() {}

  /** Judges an absolute path. */
  public static ScriptCheck check(Path script) {
    try {
      Path resolved = script.toRealPath();
      ScriptCheck.@Nullable Insecure found = checkParents(script.toAbsolutePath().normalize());
      if (found == null) {
        found = checkParents(resolved);
      }
      if (found == null) {
        found = checkFile(resolved);
      }
      return found == null ? new ScriptCheck.Secure() : found;
    } catch (IOException unreadable) {
      return new ScriptCheck.NotFound();
    }
  }

  /** Returns whether the permission bits let the user execute the file; its name's groups aside. */
  public static boolean isExecutable(Path script, User user) {
    try {
      Attributes attributes = Attributes.of(script, true);
      if (!attributes.isRegularFile) {
        return false;
      }
      if (user.uid() == 0) {
        int any = EXECUTABLE_BY_OWNER | EXECUTABLE_BY_GROUP | EXECUTABLE_BY_ALL;
        return (attributes.mode & any) != 0;
      }
      if (attributes.uid == user.uid()) {
        return (attributes.mode & EXECUTABLE_BY_OWNER) != 0;
      }
      boolean isInGroup = attributes.gid == user.gid();
      return (attributes.mode & (isInGroup ? EXECUTABLE_BY_GROUP : EXECUTABLE_BY_ALL)) != 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static ScriptCheck.@Nullable Insecure checkParents(Path path) throws IOException {
    for (Path part = path.getParent(); part != null; part = part.getParent()) {
      // A link among the directories is judged as such here, its target on the resolved path.
      Attributes attributes = Attributes.of(part, true);
      String reason = attributes.weakness();
      if (reason != null) {
        return new ScriptCheck.Insecure(part, reason);
      }
    }
    return null;
  }

  private static ScriptCheck.@Nullable Insecure checkFile(Path file) throws IOException {
    Attributes attributes = Attributes.of(file, false);
    String reason = attributes.isRegularFile ? attributes.weakness() : "not a regular file";
    return reason == null ? null : new ScriptCheck.Insecure(file, reason);
  }

  private record Attributes(int uid, int gid, int mode, boolean isRegularFile) {
    static Attributes of(Path path, boolean followLinks) throws IOException {
      LinkOption[] options =
          followLinks ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
      Map<String, Object> found =
          Files.readAttributes(path, "unix:uid,gid,mode,isRegularFile", options);
      return new Attributes(
          (Integer) value(found, "uid"),
          (Integer) value(found, "gid"),
          (Integer) value(found, "mode"),
          (Boolean) value(found, "isRegularFile"));
    }

    @Nullable String weakness() {
      if (uid != 0) {
        return "owner is not root";
      }
      if ((mode & WRITABLE_BY_GROUP) != 0 && gid != 0) {
        return "writable by group";
      }
      boolean isSticky = !isRegularFile && (mode & STICKY) != 0;
      return (mode & WRITABLE_BY_ALL) != 0 && !isSticky ? "writable by all" : null;
    }

    private static Object value(Map<String, Object> attributes, String name) {
      Object value = attributes.get(name);
      if (value == null) {
        throw new AssertionError("the unix view lacks " + name);
      }
      return value;
    }
  }
}
