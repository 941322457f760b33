package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who a script runs as: one line of passwd(5), possibly with another group.
 *
 * @param name login name, whose supplementary groups apply; empty for none
 * @param uid numeric user id
 * @param gid numeric group id
 */
public record User(String name, int uid, int gid) {
  /** The superuser. */
  public static final User ROOT = new User("root", 0, 0);

  private static final Path STATUS = Path.of("/proc/thread-self/status");
  private static final String GROUPS = "Groups:";

  /** Returns the same user with another primary group. */
  public User withGroup(int group) {
    return new User(name, uid, group);
  }

  /** Returns whether the script would run with the rights of user or group 0. */
  public boolean isPrivileged() {
    return uid == 0 || gid == 0;
  }

  /** Returns whether this process is of this user and its group, and of no other group, already. */
  boolean isOurs() {
    return uid == (int) Syscalls.call(SystemCall.GETEUID, 0)
        && gid == (int) Syscalls.call(SystemCall.GETEGID, 0)
        && isOnly(OwnGroups.LINES);
  }

  /** Returns whether the lines of a status file of /proc name no supplementary group but ours. */
  boolean isOnly(List<String> status) {
    String own = Integer.toUnsignedString(gid);
    return status.stream()
        .filter(line -> line.startsWith(GROUPS))
        .map(line -> line.substring(GROUPS.length()).strip())
        .anyMatch(groups -> groups.isEmpty() || groups.equals(own));
  }

  private static final class OwnGroups {
    static final List<String> LINES = read();

    private OwnGroups() {}

    private static List<String> read() {
      try {
        return Files.readAllLines(STATUS);
      } catch (IOException unreadable) {
        return List.of();
      }
    }
  }
}
