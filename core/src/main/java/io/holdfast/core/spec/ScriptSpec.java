package io.holdfast.core.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code vrrp_script} block.
 *
 * @param name its name
 * @param command argument vector, run without a shell
 * @param user {@code user} or {@code script_user}; empty means the daemon's own
 * @param group group of the user line; empty means the user's own
 * @param intervalNanos time between starts, in nanoseconds
 * @param timeoutNanos longest run, in nanoseconds
 * @param rise successes in a row needed to be OK
 * @param fall failures in a row needed to be failed
 * @param startsFailed {@code init_fail}
 * @param check the built-in check that is made in place of the command, or null; the command is
 *     then empty unless the file names one for keepalived
 * @param namespace the network namespace that it runs in; empty for the daemon's own
 */
public record ScriptSpec(
    String name,
    List<String> command,
    String user,
    String group,
    long intervalNanos,
    long timeoutNanos,
    int rise,
    int fall,
    boolean startsFailed,
    @Nullable CheckSpec check,
    String namespace) {

  /** A script that runs in the namespace of the daemon. */
  public ScriptSpec(
      String name,
      List<String> command,
      String user,
      String group,
      long intervalNanos,
      long timeoutNanos,
      int rise,
      int fall,
      boolean startsFailed,
      @Nullable CheckSpec check) {
    this(
        name,
        command,
        user,
        group,
        intervalNanos,
        timeoutNanos,
        rise,
        fall,
        startsFailed,
        check,
        "");
  }

  /** Copies the list. */
  public ScriptSpec {
    command = List.copyOf(command);
  }

  /** Returns the same script, to be run in a namespace, under a name of its own. */
  public ScriptSpec in(String other) {
    return new ScriptSpec(
        NamespacedName.of(other, name),
        command,
        user,
        group,
        intervalNanos,
        timeoutNanos,
        rise,
        fall,
        startsFailed,
        check,
        other);
  }
}
