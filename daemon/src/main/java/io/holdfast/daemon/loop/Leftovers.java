package io.holdfast.daemon.loop;

import io.holdfast.core.Input;
import io.holdfast.core.LinkLayer;
import io.holdfast.core.LinkState;
import io.holdfast.core.Sysctl;
import io.holdfast.core.spec.NamespacedName;
import io.holdfast.wire.ip.MacAddress;
import java.util.function.IntUnaryOperator;

/**
 * Tells the engine what an earlier run has not undone in a network namespace, as far as it is still
 * there. Owned by the loop thread.
 */
final class Leftovers {
  private final HostJournal journal;

  Leftovers(HostJournal journal) {
    this.journal = journal;
  }

  /**
   * Tells of one namespace, once its interfaces are known.
   *
   * @param kernelIndex the kernel's number of an interface
   */
  void tell(String namespace, InputPump pump, IntUnaryOperator kernelIndex, Turn turn) {
    long nowNanos = Stack.nowNanos();
    for (HostJournal.Claim claim : journal.claims()) {
      Sysctl sysctl = claim.claimed().sysctl();
      if (isOf(namespace, sysctl.interfaceName())) {
        int ifIndex = kernelIndex.applyAsInt(pump.ifIndex(sysctl.interfaceName()));
        if (ifIndex == claim.ifIndex()) {
          turn.apply(claim.claimed(), nowNanos);
        } else {
          journal.restored(sysctl);
        }
      }
    }
    journal
        .links()
        .forEach((name, mac) -> {
          LinkState link = pump.link(name);
          if (link != null && isMade(link, mac)) {
            turn.apply(new Input.LinkLeftBehind(name), nowNanos);
          } else if (isOf(namespace, name)) {
            journal.removed(name);
          }
        });
    if (!journal.table(namespace).isEmpty()) {
      turn.apply(new Input.FirewallLeftBehind(namespace), nowNanos);
    }
  }

  private static boolean isOf(String namespace, String name) {
    return NamespacedName.namespace(name).equals(namespace);
  }

  private static boolean isMade(LinkState link, MacAddress mac) {
    return mac.equals(MacAddress.ZERO)
        ? link.layer().kind().equals(LinkLayer.IPVLAN)
        : link.layer().kind().equals(LinkLayer.MACVLAN) && link.mac().equals(mac);
  }
}
