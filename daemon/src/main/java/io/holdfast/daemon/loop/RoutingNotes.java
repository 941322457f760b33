package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.daemon.routing.InterfaceIndex;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.daemon.routing.RoutingView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes down which routes and rules may be in each network namespace, and tells the engine once of
 * those that an earlier run may have left there, unless the configuration asks for them. Owned by
 * the loop thread.
 */
final class RoutingNotes {
  private final HostJournal journal;
  private final Set<String> told = new HashSet<>();

  RoutingNotes(HostJournal journal) {
    this.journal = journal;
  }

  /**
   * Takes a configuration, before the engine does.
   *
   * @param open the interfaces of each network namespace that is open
   */
  void note(
      Configuration configuration, Map<String, InterfaceIndex> open, Turn turn, long nowNanos) {
    open.forEach((namespace, interfaces) -> {
      if (told.add(namespace)) {
        tell(namespace, removals(configuration, namespace, interfaces), turn, nowNanos);
      }
    });
    renew(configuration, open);
  }

  /** Writes it down again: what goes by an interface is only known once that is there. */
  void renew(Configuration configuration, Map<String, InterfaceIndex> open) {
    List<LeftRouting> noted = new ArrayList<>();
    for (LeftRouting known : journal.routing()) {
      if (!open.containsKey(known.namespace())) {
        noted.add(known);
      }
    }
    open.forEach(
        (namespace, interfaces) -> noted.addAll(removals(configuration, namespace, interfaces)));
    journal.routing(noted);
  }

  /** A network namespace is gone: another one of its name is another one. */
  void forget(String namespace) {
    told.remove(namespace);
  }

  private static List<LeftRouting> removals(
      Configuration configuration, String namespace, InterfaceIndex interfaces) {
    return RoutingRequests.removals(configuration, namespace, new RoutingView(interfaces));
  }

  private void tell(String namespace, List<LeftRouting> wanted, Turn turn, long nowNanos) {
    for (LeftRouting left : journal.routing().reversed()) {
      if (left.namespace().equals(namespace) && !wanted.contains(left)) {
        turn.apply(new Input.RoutingLeftBehind(left), nowNanos);
      }
    }
  }
}
