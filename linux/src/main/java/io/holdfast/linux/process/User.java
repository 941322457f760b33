package io.holdfast.linux.process;

import io.holdfast.linux.ffm.Syscalls;
import io.holdfast.linux.ffm.SystemCall;

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

  /** Returns the same user with another primary group. */
  public User withGroup(int group) {
    return new User(name, uid, group);
  }

  /** Returns whether the script would run with the rights of user or group 0. */
  public boolean isPrivileged() {
    return uid == 0 || gid == 0;
  }

  /** Returns whether this process is of this user and group already. */
  boolean isOurs() {
    return uid == (int) Syscalls.call(SystemCall.GETEUID, 0)
        && gid == (int) Syscalls.call(SystemCall.GETEGID, 0);
  }
}
