package io.holdfast.daemon.cli.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words after a control command ask for. Immutable.
 *
 * @param flags {@code --json} and its like, without dashes
 * @param socket value of {@code --socket}, or null
 * @param namespace value of {@code -s}, or null
 * @param pidFile value of {@code -p}, or null
 * @param words what is no option
 */
record ClientOptions(
    Set<String> flags,
    @Nullable String socket,
    @Nullable String namespace,
    @Nullable String pidFile,
    List<String> words) {

  /** The outcome of reading. */
  sealed interface Outcome {
    /** It was understood. */
    record Understood(ClientOptions options) implements Outcome {}

    /** It was not; {@code problem} is for standard error. */
    record Refused(String problem) implements Outcome {}
  }

  /** Copies both. */
  ClientOptions {
    flags = Set.copyOf(flags);
    words = List.copyOf(words);
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  /** Reads words; {@code allowed} are the flags that the command knows. */
  static Outcome parse(List<String> arguments, Set<String> allowed) {
    Reader reader = new Reader(arguments);
    String problem = reader.read(allowed);
    return problem == null
        ? new Outcome.Understood(
            new ClientOptions(
                reader.flags, reader.socket, reader.namespace, reader.pidFile, reader.words))
        : new Outcome.Refused(problem);
  }

  private static final class Reader {
    private final List<String> arguments;
    private final Set<String> flags = new HashSet<>();
    private final List<String> words = new ArrayList<>();
    private @Nullable String socket;
    private @Nullable String namespace;
    private @Nullable String pidFile;
    private int next;

    Reader(List<String> arguments) {
      this.arguments = arguments;
    }

    private @Nullable String read(Set<String> allowed) {
      while (next < arguments.size()) {
        String word = arguments.get(next++);
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!word.startsWith("-")) {
          words.add(word);
        } else if (Set.of("--socket", "-s", "--namespace", "-p", "--pid").contains(name)) {
          String value = equals < 0 ? following() : word.substring(equals + 1);
          if (value == null || value.isEmpty()) {
            return "Missing parameter for option " + name;
          }
          keep(name, value);
        } else if (word.startsWith("--") && allowed.contains(word.substring(2))) {
          flags.add(word.substring(2));
        } else {
          return "Unknown option " + word;
        }
      }
      return null;
    }

    private @Nullable String following() {
      return next < arguments.size() ? arguments.get(next++) : null;
    }

    private void keep(String name, String value) {
      switch (name) {
        case "--socket" -> socket = value;
        case "-s", "--namespace" -> namespace = value;
        default -> pidFile = value;
      }
    }
  }
}
