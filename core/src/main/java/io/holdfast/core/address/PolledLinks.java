package io.holdfast.core.address;

import io.holdfast.core.LinkState;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The links that are asked for ({@code linkbeat_interfaces}, {@code linkbeat_use_polling}), because
 * their drivers do not tell the kernel of a lost carrier. What the poll says counts in place of
 * what the kernel says by itself.
 */
public final class PolledLinks {
  private final Map<Integer, LinkState> told = new HashMap<>();
  private final Map<String, Boolean> beats = new HashMap<>();
  private Set<String> names = Set.of();

  /** Creates one that asks for nothing. */
  public PolledLinks() {}

  /** What a configuration wants to be asked for; each interface once. */
  public static List<LinkPollSpec> of(Configuration configuration) {
    Map<String, LinkPollSpec> polls = new LinkedHashMap<>();
    InterfacesSpec interfaces = configuration.global().system().interfaces();
    interfaces.polls().forEach(poll -> polls.putIfAbsent(poll.interfaceName(), poll));
    for (RouterSpec router : configuration.routers()) {
      if (interfaces.polled() || router.host().link().polled()) {
        add(router.interfaceName(), polls);
      }
      if (interfaces.polled()) {
        router.addresses().stream()
            .map(AddressSpec::interfaceName)
            .forEach(each -> add(each, polls));
        router.tracks().stream()
            .filter(track -> track.kind() == TrackKind.INTERFACE)
            .map(TrackSpec::name)
            .forEach(each -> add(each, polls));
      }
    }
    return List.copyOf(polls.values());
  }

  private static void add(String name, Map<String, LinkPollSpec> polls) {
    if (!name.isEmpty()) {
      polls.putIfAbsent(name, new LinkPollSpec(name, LinkPollSpec.Method.ANY));
    }
  }

  /** Takes what is to be asked for; returns the links that count for something else now. */
  public List<LinkState> configure(Configuration configuration) {
    Set<String> before = names;
    names = Set.copyOf(of(configuration).stream().map(LinkPollSpec::interfaceName).toList());
    beats.keySet().retainAll(names);
    List<LinkState> released = new ArrayList<>();
    for (LinkState link : told.values()) {
      if (before.contains(link.name()) && !names.contains(link.name())) {
        released.add(link);
      }
    }
    return released;
  }

  /** Whether an interface is asked for its link. */
  public boolean isPolled(String interfaceName) {
    return names.contains(interfaceName);
  }

  /** Takes what the kernel says by itself; returns what counts. */
  public LinkState judged(LinkState link) {
    told.put(link.ifIndex(), link);
    Boolean beat = beats.get(link.name());
    return beat == null ? link : link.withRunning(beat);
  }

  /**
   * Takes what a poll says; returns the link as the kernel told of it, or null if nothing is new.
   */
  public @Nullable LinkState heard(String interfaceName, boolean beat) {
    if (!names.contains(interfaceName)) {
      return null;
    }
    Boolean before = beats.put(interfaceName, beat);
    if (before != null && before == beat) {
      return null;
    }
    for (LinkState link : told.values()) {
      if (link.name().equals(interfaceName)) {
        return link;
      }
    }
    return null;
  }

  /** An interface is gone: what was said of its link says nothing about another of its name. */
  public void removed(int ifIndex) {
    LinkState link = told.remove(ifIndex);
    if (link != null) {
      beats.remove(link.name());
    }
  }
}
