package io.holdfast.core;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.vrrp.Timers;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One virtual router at one moment.
 *
 * @param routerId number that orders carry
 * @param spec its configuration
 * @param state its state
 * @param faults what keeps it in FAULT, in words; empty when nothing does
 * @param effectivePriority priority with the weights of its trackers
 * @param source source address of its adverts, or null while there is none
 * @param master the master it heard last, or null
 * @param masterPriority priority of that master, 0 if none
 * @param masterIntervalCs interval the master down interval is reckoned with, centiseconds
 * @param deadlineNanos next advert (MASTER) or end of the master down interval (BACKUP); {@link
 *     Long#MAX_VALUE} for none
 * @param lastTransition its last change of state, or null before the first
 * @param heard whom it heard last, or null if nobody yet
 * @param wanted addresses that should be present now: all of them in MASTER, else none
 * @param seen addresses of the configuration that the kernel reports as present
 * @param counters what it counted
 * @param standing whether it strives to be master
 * @param isLeaving whether it is a MASTER that serves in silence until another router does
 * @param gate the command that its next change of state waits for, or null
 * @param socketId the engine's number of its sockets, 0 for none
 */
public record RouterSnapshot(
    int routerId,
    RouterSpec spec,
    State state,
    List<String> faults,
    int effectivePriority,
    @Nullable IpAddress source,
    @Nullable IpAddress master,
    int masterPriority,
    int masterIntervalCs,
    long deadlineNanos,
    @Nullable Transition lastTransition,
    @Nullable Heard heard,
    List<AddressSpec> wanted,
    List<AddressSpec> seen,
    CounterSnapshot counters,
    Standing standing,
    boolean isLeaving,
    @Nullable GateSnapshot gate,
    int socketId) {

  /** Copies the lists. */
  public RouterSnapshot {
    faults = List.copyOf(faults);
    wanted = List.copyOf(wanted);
    seen = List.copyOf(seen);
  }

  /** How long the master may be silent, in nanoseconds. */
  public long masterDownNanos() {
    return Timers.masterDownNanos(
        spec.version(), effectivePriority, masterIntervalCs, spec.downTimerAdverts());
  }

  /** The instance's name. */
  public String name() {
    return spec.name();
  }
}
