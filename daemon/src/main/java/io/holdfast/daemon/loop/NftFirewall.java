package io.holdfast.daemon.loop;

import io.holdfast.core.Effect;
import io.holdfast.core.FirewallState;
import io.holdfast.core.FirewallState.Part;
import io.holdfast.core.Input;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.linux.ffm.Result;
import io.holdfast.linux.net.Nftables;
import io.holdfast.linux.net.NftablesMonitor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The packet filter of one network namespace. The library is loaded with the first order, which
 * comes with a configuration that needs it, long before the first failover. Owned by the loop
 * thread, which has to be in the namespace for {@link #set} and {@link #close}.
 */
final class NftFirewall implements FirewallPort, AutoCloseable {
  private static final String NO_LIBRARY = "libnftables.so.1 is missing, install libnftables1";

  private final Place place;
  private final HostJournal journal;
  private final IntConsumer watch;
  private final Consumer<String> errors;
  private @Nullable Nftables library;
  private @Nullable NftablesMonitor monitor;
  private FirewallState current = FirewallState.none();
  private String table = "";
  private boolean isTouched;
  private boolean lacksArp;
  private boolean isLackTold;
  private long latest;

  /**
   * Where it is.
   *
   * @param namespace the network namespace; empty for the daemon's own
   * @param kernelIndex the kernel's number of an interface
   */
  record Place(String namespace, IntUnaryOperator kernelIndex) {}

  /**
   * Makes one that holds nothing but what the journal says an earlier run has left.
   *
   * @param watch wants to know when a descriptor of ours can be read, see {@link #isTouched}
   * @param errors where it is told what the kernel cannot do, and what is left behind at the end
   */
  NftFirewall(Place place, HostJournal journal, IntConsumer watch, Consumer<String> errors) {
    this.place = place;
    this.journal = journal;
    this.watch = watch;
    this.errors = errors;
    table = journal.table(place.namespace());
  }

  /**
   * Loads the library if a configuration needs it: that takes longer than two intervals of 10 ms,
   * so a loop that runs must not be the first to do it. For any thread.
   */
  static void prepare(Configuration configuration) {
    boolean isNeeded =
        configuration.routers().stream().map(RouterSpec::host).anyMatch(HostSpec::needsFirewall);
    Nftables library = isNeeded ? Nftables.open() : null;
    if (library != null) {
      library.close();
    }
  }

  /** Whether an earlier run has left a table. */
  boolean isLeftBehind() {
    return current.parts().isEmpty() && !table.isEmpty();
  }

  @Override
  public void set(Effect.SetFirewall order, Answers answers) {
    if (order.number() < latest) {
      return;
    }
    latest = order.number();
    boolean wasTouched = isTouched();
    String problem = run(order.state().renumbered(place.kernelIndex()));
    if (problem != null) {
      answers.add(new Input.FirewallFailed(order, problem));
    }
    if (wasTouched || !forgetOwn()) {
      answers.add(new Input.FirewallTouched(place.namespace()));
    }
  }

  /** Reads what waits; whether somebody else has removed something of ours since the last time. */
  boolean isTouched() {
    NftablesMonitor open = monitor;
    if (open == null) {
      return false;
    }
    open.drain(table);
    boolean isNews = open.removals() > 0;
    isTouched |= isNews;
    open.forget();
    return isNews;
  }

  /** Also takes away what an engine that broke down could not take away. */
  @Override
  public void close() {
    if (library != null) {
      String problem = run(FirewallState.none());
      if (problem != null) {
        errors.accept("Cannot remove the nftables table: " + problem);
      }
    }
    release();
  }

  /** Gives up what is open, and leaves the rules: their network namespace is gone. */
  void release() {
    if (library != null) {
      library.close();
      library = null;
    }
    unwatch();
  }

  private @Nullable String run(FirewallState wanted) {
    boolean isGone = wanted.parts().isEmpty();
    if (isGone && table.isEmpty()) {
      return null;
    }
    Nftables open = library == null ? Nftables.open() : library;
    if (open == null) {
      return NO_LIBRARY;
    }
    library = open;
    if (!isGone) {
      watch();
    }
    String problem =
        isGone
            ? run(open, FirewallText.remove(table), ArpFilterText.remove(table))
            : change(open, wanted);
    if (problem == null) {
      current = wanted;
    }
    if (problem == null && isGone) {
      table = "";
      journal.table(place.namespace(), "");
      unwatch();
    }
    return problem;
  }

  private @Nullable String change(Nftables open, FirewallState wanted) {
    String name = wanted.spec().table();
    boolean isRefillable = !isTouched && wanted.isShapedLike(current);
    if (isRefillable
        && open.run(FirewallText.refill(wanted) + arp(ArpFilterText.refill(wanted))) == null) {
      return null;
    }
    boolean isRenamed = !table.isEmpty() && !table.equals(name);
    String old = isRenamed ? FirewallText.remove(table) : "";
    String oldArp = isRenamed ? ArpFilterText.remove(table) : "";
    journal.table(place.namespace(), name);
    String problem =
        run(open, old + FirewallText.make(wanted), oldArp + ArpFilterText.make(wanted));
    if (problem == null) {
      table = name;
      isTouched = false;
      tellOfLack(wanted);
    } else if (table.isEmpty()) {
      journal.table(place.namespace(), "");
    }
    return problem;
  }

  /** In one transaction; without that of ARP where a kernel has no tables for it. */
  private @Nullable String run(Nftables open, String text, String arpText) {
    String problem = open.run(text + arp(arpText));
    if (problem != null && !arp(arpText).isEmpty() && open.run(text) == null) {
      lacksArp = true;
      return null;
    }
    return problem;
  }

  private void tellOfLack(FirewallState wanted) {
    if (lacksArp && !isLackTold && wanted.parts().contains(Part.VIRTUAL_LINKS_IPV4)) {
      isLackTold = true;
      errors.accept(
          "nftables has no family arp here: a switch may stay with an old master for a moment");
    }
  }

  private String arp(String text) {
    return lacksArp ? "" : text;
  }

  /** What we have just done is no news; returns false if somebody else did something, too. */
  private boolean forgetOwn() {
    NftablesMonitor open = monitor;
    if (open == null) {
      return true;
    }
    open.drain(table);
    isTouched = open.commits() > 1;
    open.forget();
    return !isTouched;
  }

  private void watch() {
    if (monitor == null
        && NftablesMonitor.open() instanceof Result.Success<NftablesMonitor>(var opened)) {
      monitor = opened;
      watch.accept(opened.fd());
    }
  }

  private void unwatch() {
    if (monitor != null) {
      monitor.close();
      monitor = null;
    }
  }
}
