package io.holdfast.config.text;

import java.util.List;

/**
 * A command with the identity to run it as.
 *
 * @param arguments the argument vector, at least the program
 * @param user the user word; empty when there is none
 * @param group the group word; empty when there is none
 */
public record ScriptCommand(List<String> arguments, String user, String group) {
  /** Copies the arguments. */
  public ScriptCommand {
    arguments = List.copyOf(arguments);
  }
}
