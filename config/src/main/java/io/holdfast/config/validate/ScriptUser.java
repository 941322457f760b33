package io.holdfast.config.validate;

import io.holdfast.config.host.HostView;
import io.holdfast.config.parse.GlobalDraft;

/** Decides whom a script would run as. */
final class ScriptUser {
  /** Who runs scripts by default, on a host that has this user. */
  private static final String DEFAULT_USER = "keepalived_script";

  /** Whom a script would run as. */
  enum Identity {
    /** Root. */
    ROOT,
    /** Another user. */
    OTHER,
    /** A user or group that the host does not have. */
    UNKNOWN,
    /** Nobody: script security demands a user, and none is named. */
    NO_DEFAULT
  }

  private final GlobalDraft global;
  private final HostView host;

  ScriptUser(GlobalDraft global, HostView host) {
    this.global = global;
    this.host = host;
  }

  /** Returns the identity for the words after a script; empty ones mean the default. */
  Identity of(String user, String group) {
    if (!user.isEmpty()) {
      return named(user, group);
    }
    if (!global.scriptUser.isEmpty()) {
      return named(global.scriptUser, global.scriptGroup);
    }
    if (host.isKnown() && host.hasUser(DEFAULT_USER)) {
      return Identity.OTHER;
    }
    boolean missed = global.scriptSecurity && host.isKnown();
    return missed ? Identity.NO_DEFAULT : Identity.ROOT;
  }

  private Identity named(String user, String group) {
    String plain = group.startsWith(":") ? group.substring(1) : group;
    if (!host.hasUser(user) || (!plain.isEmpty() && !host.hasGroup(plain))) {
      return Identity.UNKNOWN;
    }
    return host.isRoot(user) ? Identity.ROOT : Identity.OTHER;
  }
}
