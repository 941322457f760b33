package io.holdfast.it.live;

import java.util.ArrayList;
import java.util.List;

/** Puts the text of a {@code vrrp_instance} together. Each method returns a changed copy. */
public record Instance(
    String name, int vrid, int priority, List<String> lines, List<String> addresses) {

  /** An instance of priority 100 on the lab's interface, as keepalived's defaults have it. */
  public static Instance named(String name, int vrid) {
    return new Instance(name, vrid, 100, List.of(), List.of());
  }

  /** With another priority. */
  public Instance priority(int changed) {
    return new Instance(name, vrid, changed, lines, addresses);
  }

  /** With one more line, or several in one text. */
  public Instance line(String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(line);
    return new Instance(name, vrid, priority, more, addresses);
  }

  /** With exactly these virtual addresses, prefix length included. */
  public Instance addresses(String... changed) {
    return new Instance(name, vrid, priority, lines, List.of(changed));
  }

  /** The file with these instances alone. */
  public static String file(Instance... instances) {
    StringBuilder text = new StringBuilder();
    for (Instance instance : instances) {
      text.append(instance.text());
    }
    return text.toString();
  }

  /** The block of this instance. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("vrrp_instance ").append(name).append(" {\n");
    text.append("\tinterface ").append(LiveLab.INTERFACE).append('\n');
    text.append("\tvirtual_router_id ").append(vrid).append('\n');
    text.append("\tpriority ").append(priority).append('\n');
    for (String line : lines) {
      text.append('\t').append(line).append('\n');
    }
    text.append("\tvirtual_ipaddress {\n");
    for (String address : addresses) {
      text.append("\t\t").append(address).append('\n');
    }
    return text.append("\t}\n}\n").toString();
  }
}
