package io.holdfast.daemon.check;

import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.linux.file.FileTrust;
import io.holdfast.linux.process.User;
import io.holdfast.linux.process.Users;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which user runs a script, and whether it may run at all. Blocks on files and directory
 * services; not for the loop thread.
 */
public final class ScriptPolicy {
  private static final String DEFAULT_USER = "keepalived_script";
  private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin";

  private final Consumer<String> warnings;

  /** Says what it objects to, a line at a time. */
  public ScriptPolicy(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** The outcome for one script. */
  public sealed interface Decision {
    /**
     * It runs.
     *
     * @param user as whom; null for the daemon's own user
     */
    record Run(@Nullable User user) implements Decision {}

    /**
     * It does not, and so counts as failed.
     *
     * @param reason why, for the log
     */
    record Refuse(String reason) implements Decision {}
  }

  /** Decides for one tracking script. */
  public Decision decide(ScriptSpec script, GlobalSpec global) {
    CommandSpec command = new CommandSpec(script.command(), script.user(), script.group());
    return decide(command, "script " + script.name(), global);
  }

  /**
   * Decides for any program that the configuration names.
   *
   * @param name what warnings call it
   */
  public Decision decide(CommandSpec command, String name, GlobalSpec global) {
    User user = user(command);
    if (user == null && !command.user().isEmpty()) {
      return refuse("Unable to find user '" + command.user() + "' for " + name);
    }
    if (user == null && global.scriptSecurity()) {
      return refuse("Unable to set default user keepalived_script for " + name);
    }
    Path path = resolve(command.arguments());
    if (path == null) {
      String program = command.arguments().getFirst();
      return refuse("Cannot find script " + program + " in path - disabling");
    }
    boolean isPrivileged = user == null || user.isPrivileged();
    return isPrivileged ? decidePrivileged(path, user, global) : new Decision.Run(user);
  }

  private Decision decidePrivileged(Path path, @Nullable User user, GlobalSpec global) {
    FileTrust trust = FileTrust.of(path);
    if (trust instanceof FileTrust.NotFound) {
      return refuse("check_script_secure could not find script '" + path + "' - disabling");
    }
    if (trust instanceof FileTrust.Changeable && global.scriptSecurity()) {
      return refuse("Unsafe permissions found for script '" + path + "' - disabling.");
    }
    if (trust instanceof FileTrust.Changeable) {
      warnings.accept("Unsafe permissions found for script '" + path + "'.");
    }
    return new Decision.Run(user);
  }

  private Decision refuse(String reason) {
    warnings.accept(reason);
    return new Decision.Refuse(reason);
  }

  private static @Nullable User user(CommandSpec script) {
    User user = Users.user(script.user().isEmpty() ? DEFAULT_USER : script.user());
    if (user == null || script.group().isEmpty()) {
      return user;
    }
    Integer group = Users.group(script.group());
    return group == null ? null : user.withGroup(group);
  }

  private static @Nullable Path resolve(List<String> command) {
    String program = command.getFirst();
    if (program.indexOf('/') >= 0) {
      return Path.of(program);
    }
    String searched = System.getenv("PATH");
    for (String directory : (searched == null ? DEFAULT_PATH : searched).split(":", -1)) {
      Path candidate = Path.of(directory, program);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
