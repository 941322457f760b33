package io.holdfast.linux.process;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to run. Immutable.
 *
 * @param arguments program and its arguments, no shell between; a program without a slash is looked
 *     up in PATH
 * @param user who runs it, or null for the user of this process
 * @param environment variables set beside those of this process
 * @param timeoutMillis longest run time in milliseconds before it is ended; at least 1
 * @param outputBytes how much of standard output and error to keep, read as UTF-8; zero sends both
 *     to /dev/null
 * @param namespace the network namespace that it runs in, as {@code ip netns} calls it; empty for
 *     that of the calling thread
 */
public record SpawnRequest(
    List<String> arguments,
    @Nullable User user,
    Map<String, String> environment,
    long timeoutMillis,
    int outputBytes,
    String namespace) {

  /** Rejects an empty command, and a time that cannot pass. */
  public SpawnRequest {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty() || timeoutMillis < 1 || outputBytes < 0) {
      throw new IllegalArgumentException("nothing to run, or no time, or negative output");
    }
  }

  /** Returns a request to run as this process's user, its output thrown away. */
  public static SpawnRequest of(List<String> arguments, long timeoutMillis) {
    return new SpawnRequest(arguments, null, Map.of(), timeoutMillis, 0, "");
  }

  /** Returns the same run as another user. */
  public SpawnRequest as(User other) {
    return new SpawnRequest(arguments, other, environment, timeoutMillis, outputBytes, namespace);
  }

  /** Returns the same with other additional variables. */
  public SpawnRequest withEnvironment(Map<String, String> variables) {
    return new SpawnRequest(arguments, user, variables, timeoutMillis, outputBytes, namespace);
  }

  /** Returns the same with up to {@code bytes} of output kept. */
  public SpawnRequest withOutput(int bytes) {
    return new SpawnRequest(arguments, user, environment, timeoutMillis, bytes, namespace);
  }

  /** Returns the same in a network namespace. */
  public SpawnRequest in(String name) {
    return new SpawnRequest(arguments, user, environment, timeoutMillis, outputBytes, name);
  }
}
