package io.holdfast.core.address;

import io.holdfast.core.LinkState;
import io.holdfast.wire.ip.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interfaces of the host as last reported. */
public final class LinkTable {
  private final List<LinkState> links = new ArrayList<>();
  private final PolledLinks polled = new PolledLinks();

  /** Creates an empty table. */
  public LinkTable() {}

  /** Every interface. The list is not to be changed. */
  public List<LinkState> all() {
    return Collections.unmodifiableList(links);
  }

  /** Those that are asked for their link. */
  public PolledLinks polled() {
    return polled;
  }

  /**
   * Takes a report; returns what was known before, or null. A report without news leaves the object
   * that was there, so that what was made of it is known by one look to be up to date.
   */
  public @Nullable LinkState put(LinkState link) {
    for (int index = 0; index < links.size(); index++) {
      LinkState known = links.get(index);
      if (known.ifIndex() == link.ifIndex()) {
        return known.equals(link) ? known : links.set(index, link);
      }
    }
    links.add(link);
    return null;
  }

  /** Forgets an interface; returns what was known, or null. */
  public @Nullable LinkState remove(int ifIndex) {
    LinkState link = byIndex(ifIndex);
    if (link != null) {
      links.remove(link);
    }
    return link;
  }

  /** The interface of an index, or null. */
  public @Nullable LinkState byIndex(int ifIndex) {
    for (int index = 0; index < links.size(); index++) {
      if (links.get(index).ifIndex() == ifIndex) {
        return links.get(index);
      }
    }
    return null;
  }

  /** Whether a hardware address is one of this host. */
  public boolean hasMac(MacAddress mac) {
    for (int index = 0; index < links.size(); index++) {
      if (links.get(index).mac().equals(mac)) {
        return true;
      }
    }
    return false;
  }

  /** The interface of a name, or null. */
  public @Nullable LinkState byName(String name) {
    for (int index = 0; index < links.size(); index++) {
      if (links.get(index).name().equals(name)) {
        return links.get(index);
      }
    }
    return null;
  }
}
