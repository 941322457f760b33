package io.holdfast.config.parse;

import io.holdfast.config.check.Place;

/**
 * A program that the text names outside of {@code vrrp_script}.
 *
 * @param place where
 * @param runner which part of keepalived would run it
 * @param keyword the keyword that names it
 * @param program its path or name
 * @param user who runs it; empty for the default
 * @param group the group it runs in; empty for the user's
 */
public record ScriptUse(
    Place place, Runner runner, String keyword, String program, String user, String group) {
  /** The part of keepalived that runs a program. */
  public enum Runner {
    /** The parent, when it starts and stops. */
    PARENT,
    /** The checkers of LVS. */
    CHECKER,
    /** VRRP. */
    VRRP
  }
}
