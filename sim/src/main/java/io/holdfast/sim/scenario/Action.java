package io.holdfast.sim.scenario;

import io.holdfast.core.AdvertMessage;
import io.holdfast.core.StopMode;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.sim.world.LinkFault;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.Refused;
import io.holdfast.sim.world.Weather;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.neighbor.NeighborClaim;
import java.util.List;

/** What a fault does. Hosts are named by their position. */
public sealed interface Action {

  /** A segment loses, duplicates, damages, delays. */
  record Storm(String segment, Weather weather) implements Action {}

  /**
   * A segment falls into two.
   *
   * @param segment interface name
   * @param side the hosts on one side; the others are on the other
   */
  record Partition(String segment, List<Integer> side) implements Action {

    /** Copies the list. */
    public Partition {
      side = List.copyOf(side);
    }
  }

  /** Nothing passes from one host to another, though it does the other way round. */
  record OneWay(String segment, int from, int to) implements Action {}

  /** The daemon is killed, or its host restarted; it starts again at the end. */
  record Crash(int host, Observer.Ending ending) implements Action {}

  /** The daemon is asked to stop; it starts again at the end. */
  record Stop(int host, StopMode mode) implements Action {}

  /** A host is in maintenance. */
  record Maintenance(int host) implements Action {}

  /** The daemon stands still. */
  record Pause(int host) implements Action {}

  /** Something happens to an interface. */
  record LinkTrouble(int host, String link, LinkFault fault) implements Action {}

  /** The kernel refuses something. */
  record Refusal(int host, Refused what) implements Action {}

  /** Tracking scripts fail. */
  record ScriptTrouble(int host) implements Action {}

  /** A tracked file has a bad number, and is read half written before and after. */
  record FileTrouble(int host) implements Action {}

  /** A tracked process is gone; both that and its return are noticed late. */
  record ProcessTrouble(int host) implements Action {}

  /** Somebody deletes a virtual address wherever it is. Lasts no time. */
  record Deletion(String link, Prefix prefix) implements Action {}

  /**
   * A stranger sends an advert that nobody may accept. Lasts no time, and does nothing to anybody.
   */
  record Forgery(String segment, AdvertMessage message) implements Action {}

  /** A stranger says that it has an address. Lasts no time, and takes nothing from anybody. */
  record Claim(String segment, NeighborClaim claim) implements Action {}

  /**
   * An old advert is sent once more to those who have heard newer ones. Lasts no time.
   *
   * @param sealed whether it is one with a seal, which nobody may take
   */
  record Replay(boolean sealed) implements Action {}

  /** Somebody deletes a route or a rule. Lasts no time. */
  record ItemDeletion(int host, RoutingItem item) implements Action {}

  /** Somebody removes the interfaces that a daemon has made. Lasts no time. */
  record Unmaking(int host) implements Action {}

  /** The sockets of a daemon break. Lasts no time. */
  record SocketsBroken(int host) implements Action {}

  /** A network namespace is gone with its interfaces, until it is made again. */
  record NamespaceLost(int host) implements Action {}

  /** A daemon loads another configuration. Lasts no time. */
  record Reload(int host, String what, Configuration configuration) implements Action {

    @Override
    public String toString() {
      return "Reload[host=" + host + ", " + what + "]";
    }
  }
}
