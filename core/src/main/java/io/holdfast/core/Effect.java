package io.holdfast.core;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.ScriptSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.wire.bfd.BfdControl;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of the engine. A turn of the loop carries them out in the order of their {@link Phase},
 * and within a phase in the order of emission, so that a burst never delays an advert.
 */
public sealed interface Effect {

  /** When in a turn the order is carried out. */
  Phase phase();

  /** The phases of a turn, in order. */
  enum Phase {
    /** Sockets and adverts. */
    ADVERT,
    /** Addresses, routes and rules, in netlink batches. */
    ADDRESS,
    /** Gratuitous ARP and unsolicited neighbour advertisements. */
    ANNOUNCE,
    /** Log, history, scripts, notification. */
    REPORT
  }

  /**
   * Open sockets; answered by {@link Input.SocketOpened} or {@link Input.SocketFailed}.
   *
   * @param socketId id chosen by the engine, never used again
   * @param socket what to open
   */
  record OpenSocket(int socketId, SocketSpec socket) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Give an open receive socket room for more or fewer adverts.
   *
   * @param socketId its id
   * @param bytes what the kernel may keep, in octets, at least 1
   */
  record SizeSocket(int socketId, long bytes) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Let only adverts of some virtual routers into an open receive socket, so that those of others
   * on the segment do not wake this host.
   *
   * @param socketId its id
   * @param vrids their ids, 1 to 255, ascending; empty to let everything in
   */
  record FilterSocket(int socketId, List<Integer> vrids) implements Effect {
    /** Copies the list. */
    public FilterSocket {
      vrids = List.copyOf(vrids);
    }

    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Close sockets, after the adverts that precede the order are sent.
   *
   * @param socketId their id
   */
  record CloseSocket(int socketId) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Send an advert to every destination in it.
   *
   * @param routerId the virtual router
   * @param socketId the sockets to use
   * @param message the content; the same object until it changes
   */
  record SendAdvert(int routerId, int socketId, AdvertMessage message) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Get ready to send an advert that may be wanted soon: a backup's first one, which others wait
   * for. Nothing is sent.
   *
   * @param advert the order that may follow, the same object
   */
  record PrepareAdvert(SendAdvert advert) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Open the socket of a BFD session; answered by {@link Input.BfdOpened} or {@link
   * Input.BfdFailed}.
   *
   * @param sessionId id chosen by the engine, never used again
   * @param session between whom
   */
  record OpenBfd(int sessionId, BfdSpec session) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Close the socket of a BFD session, after what precedes the order is sent.
   *
   * @param sessionId its id
   */
  record CloseBfd(int sessionId) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Send a BFD control packet.
   *
   * @param sessionId the session
   * @param control the content; the same object until it changes
   */
  record SendBfd(int sessionId, BfdControl control) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADVERT;
    }
  }

  /**
   * Put an address on an interface. One that exists is a success.
   *
   * @param routerId the virtual router
   * @param ifIndex the interface
   * @param address what to add
   * @param leaseSeconds after how long the kernel takes it away unless it is renewed; 0 for never
   */
  record AddAddress(int routerId, int ifIndex, AddressSpec address, int leaseSeconds)
      implements Effect {
    /** An address without a lease. */
    public AddAddress(int routerId, int ifIndex, AddressSpec address) {
      this(routerId, ifIndex, address, 0);
    }

    @Override
    public Phase phase() {
      return Phase.ADDRESS;
    }
  }

  /**
   * Let the lease of an address begin anew.
   *
   * @param routerId the virtual router
   * @param ifIndex the interface
   * @param address what is there
   * @param leaseSeconds how long it stays from now on; 0 for ever
   */
  record RenewAddress(int routerId, int ifIndex, AddressSpec address, int leaseSeconds)
      implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADDRESS;
    }
  }

  /**
   * Take an address from an interface. One that is not there is a success.
   *
   * @param routerId the virtual router
   * @param ifIndex the interface
   * @param address what to remove
   */
  record RemoveAddress(int routerId, int ifIndex, AddressSpec address) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADDRESS;
    }
  }

  /** An order about an interface or its settings. */
  sealed interface LinkOrder extends Effect {
    @Override
    default Phase phase() {
      return Phase.ADDRESS;
    }
  }

  /**
   * Make an interface, down. Its success is seen when it appears; answered by {@link
   * Input.LinkFailed} otherwise.
   *
   * @param link what to make
   * @param baseIfIndex the interface it stands on
   * @param group interface group
   * @param vrfIndex the VRF that it belongs to, 0 for none
   */
  record CreateLink(MadeLinkSpec link, int baseIfIndex, int group, int vrfIndex)
      implements LinkOrder {}

  /**
   * Remove an interface that was made, with all that is on it. One that is gone is a success.
   *
   * @param ifIndex the interface
   * @param interfaceName its name
   */
  record RemoveLink(int ifIndex, String interfaceName) implements LinkOrder {}

  /**
   * Set an interface up; answered by {@link Input.LinkFailed} when that fails.
   *
   * @param ifIndex the interface
   * @param interfaceName its name
   */
  record SetLinkUp(int ifIndex, String interfaceName) implements LinkOrder {}

  /**
   * Set a number of an interface that was made and that will take it along when it goes; answered
   * by {@link Input.SysctlFailed} when that fails.
   *
   * @param sysctl which number
   * @param value what to set it to
   */
  record SetSysctl(Sysctl sysctl, int value) implements LinkOrder {}

  /**
   * Set a number that has to be restored one day. What it was is kept where it outlives this
   * process, then it is set; answered by {@link Input.SysctlClaimed} or {@link Input.SysctlFailed}.
   *
   * @param sysctl which number
   * @param value what to set it to
   * @param rule whether it may also stay higher
   */
  record ClaimSysctl(Sysctl sysctl, int value, Rule rule) implements LinkOrder {
    /** How a wanted number meets the present one. */
    public enum Rule {
      /** It has to be this. */
      EXACTLY,
      /** It has to be this or more. */
      AT_LEAST
    }
  }

  /**
   * Give a number back. If somebody has set it to something else meanwhile, that stays.
   *
   * @param claimed what was answered when it was set
   */
  record RestoreSysctl(Input.SysctlClaimed claimed) implements LinkOrder {}

  /**
   * Put a route or a rule into the kernel; answered by {@link Input.RoutingFailed} when it refuses.
   * One that exists is a success.
   *
   * @param routerId the virtual router, 0 for what is static
   * @param item what to add
   */
  record AddRouting(int routerId, RoutingItem item) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADDRESS;
    }
  }

  /**
   * Take a route or a rule out of the kernel; answered by {@link Input.RoutingFailed} when it
   * refuses. One that is not there is a success.
   *
   * @param routerId the virtual router, 0 for what is static
   * @param item what to remove
   */
  record RemoveRouting(int routerId, RoutingItem item) implements Effect {
    @Override
    public Phase phase() {
      return Phase.ADDRESS;
    }
  }

  /**
   * Make the packet filter what is wanted, all of it in one transaction; answered by {@link
   * Input.FirewallFailed} alone.
   *
   * @param namespace the network namespace; empty for the daemon's own
   * @param number grows with every order: one that is carried out late, after a newer one, is void
   * @param state all that it is to hold
   * @param moment before or after the address orders of the turn
   */
  record SetFirewall(String namespace, long number, FirewallState state, Moment moment)
      implements Effect {
    /** A rule is there before the address it guards, and leaves after it. */
    public enum Moment {
      /** Something is added. */
      BEFORE_ADDRESSES,
      /** Something is taken away. */
      AFTER_ADDRESSES
    }

    @Override
    public Phase phase() {
      return moment == Moment.BEFORE_ADDRESSES ? Phase.ADDRESS : Phase.REPORT;
    }
  }

  /**
   * Send one gratuitous ARP (IPv4) or unsolicited neighbour advertisement (IPv6).
   *
   * @param ifIndex the interface
   * @param interfaceName its name
   * @param mac link-layer address to announce
   * @param address the address to announce
   * @param router whether a neighbour advertisement carries the router flag
   */
  record Announce(
      int ifIndex, String interfaceName, MacAddress mac, IpAddress address, boolean router)
      implements Effect {
    @Override
    public Phase phase() {
      return Phase.ANNOUNCE;
    }

    /** The line that tells of this frame, for {@code -D}. Allocates. */
    public Log line() {
      LogEvent event =
          address.family() == Family.IPV4
              ? LogEvent.SENDING_GARP
              : LogEvent.SENDING_NEIGHBOUR_ADVERT;
      return new Log(event, interfaceName, address);
    }
  }

  /**
   * Print a line. {@link #text} is left to the log's own thread, so a line costs the loop little.
   */
  final class Log implements Effect {
    private final LogEvent event;
    private final @Nullable Object[] arguments;

    /**
     * Creates a line.
     *
     * @param event which line
     * @param arguments what fills its template: immutable values
     */
    public Log(LogEvent event, @Nullable Object... arguments) {
      this.event = event;
      this.arguments = arguments;
    }

    /** Which line. */
    public LogEvent event() {
      return event;
    }

    /** The line itself. */
    public String text() {
      return event.render(arguments);
    }

    @Override
    public Phase phase() {
      return Phase.REPORT;
    }

    @Override
    public String toString() {
      return "Log[" + text() + "]";
    }
  }

  /**
   * A virtual router changed its state.
   *
   * @param transition from, to and why
   */
  record Publish(Transition transition) implements Effect {
    @Override
    public Phase phase() {
      return Phase.REPORT;
    }
  }

  /**
   * Tell scripts, FIFOs and mail. Of one subject the events come in order; what each audience is
   * told, and when it must not be told any more, is the carrier's affair.
   *
   * @param event what happened
   */
  record Notify(NotifyEvent event) implements Effect {
    /** The line that tells of this order, for {@code -D}. Allocates. */
    public Log line() {
      return new Log(
          LogEvent.NOTIFYING, event.subject(), event.name(), event.word(), event.priority());
    }

    @Override
    public Phase phase() {
      return Phase.REPORT;
    }
  }

  /**
   * Start a tracking script; answered by {@link Input.ScriptFinished}.
   *
   * @param script what to run
   */
  record RunScript(ScriptSpec script) implements Effect {
    @Override
    public Phase phase() {
      return Phase.REPORT;
    }
  }

  /**
   * Run the command that an instance waits for; answered by {@link Input.GateFinished}.
   *
   * @param gateId id chosen by the engine, never used again
   * @param router the instance's name
   * @param kind what it holds back
   * @param command what to run; its deadline is kept by the engine
   */
  record RunGate(int gateId, String router, GateKind kind, CommandSpec command) implements Effect {
    @Override
    public Phase phase() {
      return Phase.REPORT;
    }
  }

  /**
   * End the command of a gate, if it still runs: it is waited for no longer.
   *
   * @param gateId its id
   */
  record CancelGate(int gateId) implements Effect {
    @Override
    public Phase phase() {
      return Phase.REPORT;
    }
  }

  /** Everything is given back: the process may end once this turn's orders are carried out. */
  record Stopped() implements Effect {
    @Override
    public Phase phase() {
      return Phase.REPORT;
    }
  }
}
