package io.holdfast.linux.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may change one part of a path.
 *
 * @param uid its owner
 * @param gid its group
 * @param mode file type and permission bits, see inode(7)
 */
record Ownership(int uid, int gid, int mode) {
  private static final int WRITABLE_BY_GROUP = 0020;
  private static final int WRITABLE_BY_ALL = 0002;
  private static final int STICKY = 01000;
  private static final int TYPE = 0170000;
  private static final int TYPE_DIRECTORY = 0040000;
  private static final int TYPE_LINK = 0120000;

  static Ownership of(Path path) throws IOException {
    Map<String, Object> found =
        Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
    return new Ownership(value(found, "uid"), value(found, "gid"), value(found, "mode"));
  }

  @Nullable String weakness() {
    if (uid != 0) {
      return "owner is not root";
    }
    // A link has no permissions of its own; where it leads is part of the resolved path. In a
    // sticky directory only root can replace what belongs to root.
    boolean isSticky = (mode & TYPE) == TYPE_DIRECTORY && (mode & STICKY) != 0;
    if ((mode & TYPE) == TYPE_LINK || isSticky) {
      return null;
    }
    if ((mode & WRITABLE_BY_GROUP) != 0 && gid != 0) {
      return "writable by group";
    }
    return (mode & WRITABLE_BY_ALL) != 0 ? "writable by all" : null;
  }

  private static int value(Map<String, Object> attributes, String name) {
    if (attributes.get(name) instanceof Integer value) {
      return value;
    }
    throw new AssertionError("the unix view lacks " + name);
  }
}
