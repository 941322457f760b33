package io.holdfast.it.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file and what happens, as {@code events/cases.txt} tells it.
 *
 * @param name what is tried
 * @param file the configuration; {@code DIRECTORY} stands for one of the test's own
 * @param events one a line
 */
record EventCase(String name, String file, List<String> events) {
  private static final Pattern EVENT = Pattern.compile("(run|peer|reload|has|lacks|stop)\\b.*");
  private static final String OWN = "VI_1 ";

  static List<EventCase> all() {
    try (InputStream stream = EventCase.class.getResourceAsStream("/events/cases.txt")) {
      byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
      List<EventCase> cases = new ArrayList<>();
      for (String part : new String(bytes, StandardCharsets.UTF_8).split("(?m)^== ", -1)) {
        if (!part.startsWith("#")) {
          cases.add(parse(part.lines().toList()));
        }
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EventCase parse(List<String> lines) {
    StringBuilder file = new StringBuilder();
    List<String> events = new ArrayList<>();
    boolean isOpen = false;
    for (String line : lines.subList(1, lines.size())) {
      if (EVENT.matcher(line).matches()) {
        events.add(line);
      } else if (line.startsWith(OWN)) {
        file.append(head(line.substring(OWN.length())));
        isOpen = true;
      } else {
        file.append(line).append('\n');
      }
    }
    return new EventCase(lines.getFirst(), file + (isOpen ? "}\n" : ""), events);
  }

  /** What every instance of these cases begins with. */
  static String head(String priority) {
    return """
    vrrp_instance VI_1 {
      interface ens18
      virtual_router_id 51
      version 3
      advert_int 0.1
      priority %s
    """
        .formatted(priority);
  }

  @Override
  public String toString() {
    return name;
  }
}
