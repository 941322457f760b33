package io.holdfast.core.vrrp;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.GroupSnapshot;
import io.holdfast.core.HandoverWay;
import io.holdfast.core.LogEvent;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.NotifyEvent.Audience;
import io.holdfast.core.NotifyEvent.Word;
import io.holdfast.core.State;
import io.holdfast.core.spec.GroupSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Virtual routers that change their states together: the members of a {@code vrrp_sync_group}, or
 * one router alone. What a member notices is decided here for all of them, and carried out by all
 * of them in the same turn, so that no two ever disagree.
 */
final class SyncGroup {
  private final @Nullable GroupSpec spec;
  private final List<VirtualRouter> members;
  private State told;

  /**
   * Creates a group.
   *
   * @param spec its configuration, or null for a router alone
   * @param members at least one, in the order of the configuration
   * @param told the state that was notified last, INIT for none
   */
  SyncGroup(@Nullable GroupSpec spec, List<VirtualRouter> members, State told) {
    this.spec = spec;
    this.members = List.copyOf(members);
    this.told = told;
  }

  /** Its configuration, or null for a router alone. */
  @Nullable GroupSpec spec() {
    return spec;
  }

  /** Whether it is one router alone. */
  boolean isOfOne() {
    return members.size() == 1;
  }

  /** The state that was notified last, INIT for none. */
  State told() {
    return told;
  }

  /** What there is to show; null for a router alone. */
  @Nullable GroupSnapshot snapshot() {
    boolean waits = told == State.INIT && isSome(State.FAULT);
    return spec == null ? null : new GroupSnapshot(spec, waits ? State.FAULT : told);
  }

  /** Something on the host changed: looks whether all can take part, and all do so or none. */
  void evaluate(long nowNanos, Effects out) {
    VirtualRouter faulted = null;
    for (int index = 0; index < members.size(); index++) {
      VirtualRouter member = members.get(index);
      if (member.hasEnded()) {
        continue;
      }
      member.refresh(out);
      faulted = faulted == null && isFaulted(member) ? member : faulted;
    }
    for (int index = 0; index < members.size(); index++) {
      members.get(index).notifications().settle(out);
    }
    if (faulted != null) {
      fail(faulted, nowNanos, out);
    } else if (isSome(State.MASTER) || isSome(State.BACKUP)) {
      join(nowNanos, out);
    } else if (isEveryoneReady()) {
      tell(start(nowNanos, out) ? State.MASTER : State.BACKUP, out);
    } else if (isSome(State.FAULT)) {
      tell(State.FAULT, out);
    }
    proceed(nowNanos, out);
  }

  /** The master of a member is silent: all take over as soon as each of them would. */
  void timedOut(VirtualRouter member, Cause cause, long nowNanos, Effects out) {
    member.backup().wantMaster();
    for (VirtualRouter other : members) {
      if (other.state() == State.BACKUP && !other.backup().wantsMaster()) {
        member.timer().schedule(nowNanos + member.masterDownNanos());
        return;
      }
    }
    if (holdsMaster()) {
      stand(member, cause, nowNanos, out);
    } else {
      takeOver(member, cause, nowNanos, out);
    }
  }

  /** A gate opened, or the members are others: goes on with whatever waits for gates no more. */
  void proceed(long nowNanos, Effects out) {
    VirtualRouter candidate = openCandidate();
    if (candidate != null) {
      takeOver(candidate, Objects.requireNonNull(candidate.candidacy().cause()), nowNanos, out);
    }
    if (!isSomeDepartureHeld()) {
      overtaken(nowNanos, out);
    }
  }

  /** Whether a planned end of MASTER has to wait. */
  boolean holdsRelease() {
    for (VirtualRouter member : members) {
      if (member.state() == State.MASTER && member.departure().isConfigured()) {
        return true;
      }
    }
    return false;
  }

  /** A candidate heard a better router: none of the others wants to be MASTER any more. */
  void withdrawn(VirtualRouter member, long nowNanos, Effects out) {
    for (VirtualRouter other : members) {
      if (other != member && other.candidacy().cause() != null) {
        other.candidacy().withdraw(out);
        other.backup().listen(nowNanos);
      }
    }
  }

  /** The planned ends of all members come now. */
  void overtaken(long nowNanos, Effects out) {
    for (int index = 0; index < members.size(); index++) {
      VirtualRouter member = members.get(index);
      if (member.departure().isPlanned()) {
        member.departure().carryOut(nowNanos, out);
      }
    }
  }

  /** A member became BACKUP because another router is better: so do all. */
  void yielded(VirtualRouter member, Cause cause, long nowNanos, Effects out) {
    Cause pulled = pulledBy(member, cause);
    boolean isSaid = false;
    for (VirtualRouter other : members) {
      if (other.state() == State.MASTER && !other.active().isStopping()) {
        isSaid = say(LogEvent.SYNC_BACKUP, isSaid, out);
        fallBack(other, pulled, nowNanos, out);
      }
    }
    tell(State.BACKUP, out);
  }

  /** A member that is MASTER heard an advert of lower priority: the others announce, too. */
  void lowerPriorityHeard(VirtualRouter member, long nowNanos, Effects out) {
    for (VirtualRouter other : members) {
      if (other != member && other.state() == State.MASTER) {
        other.announcements().lowerPriorityHeard(nowNanos, out);
      }
    }
  }

  /** All who are MASTER let another host serve. */
  void handOver(HandoverWay way, long nowNanos, Effects out) {
    for (VirtualRouter member : members) {
      if (member.state() == State.MASTER) {
        member.abstention().handOver(way, nowNanos, out);
      }
    }
    proceed(nowNanos, out);
  }

  /** The daemon stops. */
  void stopped(Effects out) {
    if (told != State.INIT) {
      notify(Word.STOP, Audience.EVERYONE, out);
    }
  }

  /** A reload left it in its state. */
  void reloaded(Effects out) {
    if (told != State.INIT) {
      notify(word(told), Audience.FIFOS, out);
    }
  }

  /** What keeps a member in FAULT that has no fault of its own, in words, or null. */
  @Nullable String blame(VirtualRouter member) {
    for (VirtualRouter other : members) {
      if (other != member && isFaulted(other)) {
        return pulledBy(other, other.readiness().cause()).toString();
      }
    }
    return null;
  }

  private void fail(VirtualRouter faulted, long nowNanos, Effects out) {
    Cause pulled = pulledBy(faulted, faulted.readiness().cause());
    for (VirtualRouter member : members) {
      if (member.state() != State.FAULT && isFaulted(member)) {
        member.waiting().fail(member.readiness().cause(), nowNanos, out);
        break;
      }
    }
    boolean isSaid = false;
    for (VirtualRouter member : members) {
      if (member.state() != State.FAULT && !member.hasEnded()) {
        isSaid = say(LogEvent.SYNC_FAULT, isSaid, out);
        Cause own = isFaulted(member) ? member.readiness().cause() : pulled;
        member.waiting().fail(own, nowNanos, out);
      }
    }
    if (isSome(State.FAULT)) {
      tell(State.FAULT, out);
    }
  }

  /** Whoever can take part goes along with those who do; if they differ, all are BACKUP. */
  private void join(long nowNanos, Effects out) {
    boolean isMaster = isEvery(State.MASTER);
    if (isMaster) {
      joinMasters(nowNanos, out);
    } else {
      joinBackups(nowNanos, out);
    }
    tell(isMaster ? State.MASTER : State.BACKUP, out);
  }

  /** A start without a fault is told of the group before its members, all that follows after. */
  private boolean start(long nowNanos, Effects out) {
    boolean isMaster = true;
    for (VirtualRouter member : members) {
      isMaster &= member.waiting().wantsMaster();
    }
    if (told == State.INIT) {
      tell(isMaster && !holdsMaster() ? State.MASTER : State.BACKUP, out);
    }
    boolean isHeld = isMaster && holdsMaster() && !members.get(0).waiting().isHeir();
    for (VirtualRouter member : members) {
      if (isHeld) {
        member.waiting().begin(nowNanos, out);
        member.backup().wantMaster();
        member.candidacy().beginSilently(member.waiting().masterCause(), nowNanos, out);
      } else if (isMaster) {
        member.waiting().beginAsMaster(member.waiting().masterCause(), nowNanos, out);
      } else {
        member.waiting().begin(nowNanos, out);
      }
    }
    return isMaster && !isHeld;
  }

  /** All members won, and wait for the gates of each. */
  private void stand(VirtualRouter member, Cause cause, long nowNanos, Effects out) {
    Cause pulled = pulledBy(member, cause);
    for (VirtualRouter other : members) {
      if (other.state() == State.BACKUP) {
        other.candidacy().begin(other == member ? cause : pulled, nowNanos, out);
      }
    }
    proceed(nowNanos, out);
  }

  private void takeOver(VirtualRouter member, Cause cause, long nowNanos, Effects out) {
    member.active().enter(cause, nowNanos, out);
    Cause pulled = pulledBy(member, cause);
    boolean isSaid = false;
    for (VirtualRouter other : members) {
      if (other.state() == State.BACKUP) {
        isSaid = say(LogEvent.SYNC_MASTER, isSaid, out);
        other.active().enter(pulled, nowNanos, out);
      }
    }
    tell(State.MASTER, out);
  }

  private boolean holdsMaster() {
    for (VirtualRouter member : members) {
      if (!member.hasEnded() && member.candidacy().isConfigured()) {
        return true;
      }
    }
    return false;
  }

  /** The candidate that was first to win, if no gate holds back anybody; otherwise null. */
  private @Nullable VirtualRouter openCandidate() {
    VirtualRouter first = null;
    for (int index = 0; index < members.size(); index++) {
      VirtualRouter member = members.get(index);
      if (member.state() != State.BACKUP) {
        continue;
      }
      Cause cause = member.candidacy().cause();
      if (cause == null || !member.candidacy().isOpen()) {
        return null;
      }
      first = first == null || cause.kind() != Cause.Kind.SYNC_GROUP ? member : first;
    }
    return first;
  }

  private boolean isSomeDepartureHeld() {
    for (int index = 0; index < members.size(); index++) {
      if (members.get(index).departure().isHeld()) {
        return true;
      }
    }
    return false;
  }

  private void joinMasters(long nowNanos, Effects out) {
    for (VirtualRouter member : members) {
      if (!member.isTakingPart() && member.isReady()) {
        Cause cause = new Cause(Cause.Kind.SYNC_GROUP, null, name() + " is MASTER");
        member.waiting().beginAsMaster(cause, nowNanos, out);
      }
    }
  }

  /** Some are BACKUP: somebody better is known to them, or nothing is known yet. */
  private void joinBackups(long nowNanos, Effects out) {
    for (VirtualRouter member : members) {
      if (!member.isTakingPart() && member.isReady()) {
        member.waiting().begin(nowNanos, out);
      } else if (member.state() == State.MASTER && !member.active().isStopping()) {
        Cause cause = new Cause(Cause.Kind.SYNC_GROUP, null, name() + " is BACKUP");
        member.active().sendPriorityZero(out);
        fallBack(member, cause, nowNanos, out);
      }
    }
  }

  private static void fallBack(VirtualRouter member, Cause cause, long nowNanos, Effects out) {
    member.backup().enter(LogEvent.ENTERING_BACKUP, cause, nowNanos, out);
    member.active().leave(nowNanos, out);
  }

  private boolean isEveryoneReady() {
    for (VirtualRouter member : members) {
      if (!member.isReady()) {
        return false;
      }
    }
    return true;
  }

  /** A member that only waits for a first result does not drag down those that serve already. */
  private boolean isFaulted(VirtualRouter member) {
    return !member.hasEnded()
        && !member.readiness().isFaultless()
        && !(member.readiness().isOnlyPending() && (isSome(State.MASTER) || isSome(State.BACKUP)));
  }

  private boolean isSome(State state) {
    for (int index = 0; index < members.size(); index++) {
      if (members.get(index).state() == state) {
        return true;
      }
    }
    return false;
  }

  /** Whether a member has a fault, and does not only wait for a first result. */
  boolean isBroken() {
    for (int index = 0; index < members.size(); index++) {
      VirtualRouter member = members.get(index);
      Readiness readiness = member.readiness();
      if (!member.hasEnded() && !readiness.isFaultless() && !readiness.isOnlyPending()) {
        return true;
      }
    }
    return false;
  }

  /** Whether all who take part are in a state, and at least one is. */
  private boolean isEvery(State state) {
    boolean isSome = false;
    for (int index = 0; index < members.size(); index++) {
      VirtualRouter member = members.get(index);
      if (member.isTakingPart() && member.state() != state) {
        return false;
      }
      isSome |= member.state() == state;
    }
    return isSome;
  }

  private boolean say(LogEvent line, boolean isSaid, Effects out) {
    if (!isSaid) {
      out.log(line, name());
    }
    return true;
  }

  private Cause pulledBy(VirtualRouter member, Cause cause) {
    String detail = name() + ": " + member.spec().name() + ", " + cause;
    return new Cause(Cause.Kind.SYNC_GROUP, null, detail);
  }

  private void tell(State state, Effects out) {
    boolean isNews = state != State.FAULT || told != State.INIT || isBroken();
    if (state != told && isNews) {
      told = state;
      notify(word(state), Audience.EVERYONE, out);
    }
  }

  private void notify(Word word, Audience audience, Effects out) {
    if (spec != null && !members.isEmpty()) {
      NotifyEvent event =
          new NotifyEvent(
              NotifyEvent.Subject.GROUP, spec.name(), word, 0, audience, spec.notices());
      out.add(new Effect.Notify(members.get(0).host().mail().addressed(event)));
    }
  }

  private static Word word(State state) {
    return switch (state) {
      case MASTER -> Word.MASTER;
      case BACKUP -> Word.BACKUP;
      case FAULT, INIT -> Word.FAULT;
    };
  }

  private String name() {
    return spec == null ? members.get(0).spec().name() : spec.name();
  }
}
