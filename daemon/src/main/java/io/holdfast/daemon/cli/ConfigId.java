package io.holdfast.daemon.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lines that begin with {@code @ID} are compared with, for a command that reads files as a
 * daemon with the same option would (keepalived(8), {@code --config-id}).
 *
 * @param id the id given, else the host's name up to the first dot
 * @param others the rest of the command line
 */
public record ConfigId(String id, List<String> others) {
  private static final String SHORT = "-i";
  private static final String LONG = "--config-id";

  /** Copies the list. */
  public ConfigId {
    others = List.copyOf(others);
  }

  /** Takes the option out of a command line; null when its value is missing. */
  public static @Nullable ConfigId takenFrom(List<String> arguments) {
    String given = HostName.upToTheFirstDot();
    List<String> others = new ArrayList<>();
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (argument.startsWith(LONG + "=")) {
        given = argument.substring(LONG.length() + 1);
      } else if (!argument.equals(SHORT) && !argument.equals(LONG)) {
        others.add(argument);
      } else if (index + 1 < arguments.size()) {
        given = arguments.get(++index);
      } else {
        return null;
      }
    }
    return new ConfigId(given, others);
  }
}
