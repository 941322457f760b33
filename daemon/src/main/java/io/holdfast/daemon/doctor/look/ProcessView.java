package io.holdfast.daemon.doctor.look;

import java.util.List;

/**
 * A process of this network namespace. Immutable.
 *
 * @param pid its number
 * @param parent that of its parent
 * @param name its short name, of at most 15 characters
 * @param arguments its command line
 * @param folder where relative names of its files begin
 */
record ProcessView(long pid, long parent, String name, List<String> arguments, String folder) {
  /** Copies the list. */
  ProcessView {
    arguments = List.copyOf(arguments);
  }
}
