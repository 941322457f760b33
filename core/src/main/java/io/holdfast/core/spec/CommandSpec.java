package io.holdfast.core.spec;

import java.util.List;

/**
 * A program to run, without a shell.
 *
 * @param arguments the argument vector, at least the program
 * @param user who runs it ({@code script_user} where the line names nobody); empty means the
 *     daemon's own user
 * @param group its group; empty means the user's own
 */
public record CommandSpec(List<String> arguments, String user, String group) {
  /** Copies the list. */
  public CommandSpec {
    arguments = List.copyOf(arguments);
  }
}
