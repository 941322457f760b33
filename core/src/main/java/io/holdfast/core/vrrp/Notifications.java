package io.holdfast.core.vrrp;

import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.NotifyEvent.Audience;
import io.holdfast.core.NotifyEvent.Word;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.RouterSpec;

/** Which notifications a virtual router sends. They follow the orders that they tell of. */
final class Notifications {
  private final VirtualRouter router;
  private boolean owesFault;
  private boolean isReplaced;

  Notifications(VirtualRouter router) {
    this.router = router;
  }

  /** It entered another state. A start that only waits for first results is no news yet. */
  void entered(Transition transition, Effects out) {
    owesFault =
        transition.from() == State.INIT
            && transition.to() == State.FAULT
            && !router.group().isBroken();
    switch (transition.to()) {
      case MASTER -> tell(Word.MASTER, Audience.EVERYONE, out);
      case BACKUP -> tell(Word.BACKUP, Audience.EVERYONE, out);
      case FAULT -> {
        if (!owesFault) {
          tell(Word.FAULT, Audience.EVERYONE, out);
        }
      }
      case INIT -> {
        // how it ended is told by stopped and deleted
      }
    }
  }

  /** A first result came: it was a fault, if the group has one. */
  void settle(Effects out) {
    if (owesFault && router.group().isBroken()) {
      owesFault = false;
      tell(Word.FAULT, Audience.EVERYONE, out);
    }
  }

  /** The daemon stops. */
  void stopped(Effects out) {
    tell(Word.STOP, Audience.EVERYONE, out);
  }

  /** Another of its name follows at once, and tells what it becomes. */
  void replaced() {
    isReplaced = true;
  }

  /**
   * A reload removed it: that is a FAULT, unless it was in FAULT already. keepalived 2.2.7 tells
   * all but the script of {@code notify_fault}.
   */
  void deleted(State before, Effects out) {
    if (isReplaced) {
      return;
    }
    if (router.spec().notices().reportsDeleted()) {
      tell(Word.DELETED, Audience.EVERYONE, out);
    } else if (before != State.FAULT) {
      NotifySpec notices = router.spec().notices().without(NotifyTrigger.FAULT);
      tell(Word.FAULT, Audience.EVERYONE, notices, out);
    }
  }

  /** A reload left it in its state. */
  void reloaded(Effects out) {
    switch (router.state()) {
      case MASTER -> tell(Word.MASTER, Audience.FIFOS, out);
      case BACKUP -> tell(Word.BACKUP, Audience.FIFOS, out);
      case FAULT -> {
        if (!owesFault) {
          tell(Word.FAULT, Audience.FIFOS, out);
        }
      }
      case INIT -> {
        // it has no state yet that anybody could be told
      }
    }
  }

  /** It is MASTER and heard an advert of lower priority. */
  void lowerPriorityHeard(Effects out) {
    tell(Word.MASTER_RX_LOWER_PRI, Audience.EVERYONE, out);
  }

  /** Its effective priority changed. */
  void priorityChanged(Effects out) {
    if (router.spec().notices().priorityChanges()) {
      boolean isMaster = router.state() == State.MASTER;
      tell(isMaster ? Word.MASTER_PRIORITY : Word.BACKUP_PRIORITY, Audience.FIFOS, out);
    }
  }

  private void tell(Word word, Audience audience, Effects out) {
    tell(word, audience, router.spec().notices(), out);
  }

  private void tell(Word word, Audience audience, NotifySpec notices, Effects out) {
    RouterSpec spec = router.spec();
    out.add(
        new Effect.Notify(
            router
                .host()
                .mail()
                .addressed(
                    new NotifyEvent(
                        NotifyEvent.Subject.INSTANCE,
                        spec.name(),
                        word,
                        router.priority().value(),
                        audience,
                        notices))));
  }
}
