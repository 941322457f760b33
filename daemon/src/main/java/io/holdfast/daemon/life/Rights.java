package io.holdfast.daemon.life;

import io.holdfast.linux.process.Capabilities;
import io.holdfast.linux.process.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds out before anything is touched which rights the daemon lacks. */
public final class Rights {
  private Rights() {}

  /** One line for each missing capability, naming it and what it is for; empty if none is. */
  public static List<String> missing() {
    return missing(Capabilities.effective());
  }

  static List<String> missing(Set<Capability> effective) {
    List<String> lines = new ArrayList<>();
    if (!effective.contains(Capability.NET_ADMIN)) {
      lines.add("Missing capability CAP_NET_ADMIN: cannot add or remove addresses - run as root");
    }
    if (!effective.contains(Capability.NET_RAW)) {
      lines.add(
          "Missing capability CAP_NET_RAW: cannot open raw sockets for VRRP, ARP and NA"
              + " - run as root");
    }
    return lines;
  }
}
