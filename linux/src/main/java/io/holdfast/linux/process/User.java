package io.holdfast.linux.process;

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
}
