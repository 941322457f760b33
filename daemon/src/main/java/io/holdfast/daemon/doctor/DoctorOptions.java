package io.holdfast.daemon.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code doctor} on the command line.
 *
 * @param isJson whether programs read the answer
 * @param file the configuration
 */
record DoctorOptions(boolean isJson, String file) {
  private static final String DEFAULT_FILE = "/etc/keepalived/keepalived.conf";
  private static final String FORMAT = "--format";

  /** Returns the options; null when the command line cannot be understood. */
  static @Nullable DoctorOptions parse(List<String> arguments) {
    List<String> files = new ArrayList<>();
    String format = "text";
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (argument.equals(FORMAT) && index + 1 < arguments.size()) {
        format = arguments.get(++index);
      } else if (argument.startsWith(FORMAT + "=")) {
        format = argument.substring(FORMAT.length() + 1);
      } else if (argument.startsWith("-")) {
        return null;
      } else {
        files.add(argument);
      }
    }
    if (files.size() > 1 || !List.of("text", "json").contains(format)) {
      return null;
    }
    return new DoctorOptions(
        format.equals("json"), files.isEmpty() ? DEFAULT_FILE : files.getFirst());
  }
}
