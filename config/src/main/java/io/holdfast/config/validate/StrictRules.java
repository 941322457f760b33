package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.WantedState;
import java.util.Objects;

/**
 * What {@code strict_mode} forbids and how keepalived mends it. Each method returns what holds; out
 * of strict mode that is what it is given. Use once.
 */
final class StrictRules {
  private static final int DOWN_TIMER_ADVERTS = 3;

  private final InstanceDraft draft;
  private final Findings findings;
  private final boolean on;

  StrictRules(InstanceDraft draft, GlobalDraft global, Findings findings) {
    this.draft = draft;
    this.findings = findings;
    this.on = Objects.requireNonNullElse(draft.strict, global.strict);
  }

  boolean isOn() {
    return on;
  }

  WantedState state(WantedState wanted, int priority) {
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    if (!on || (wanted == WantedState.MASTER) == owner) {
      return wanted;
    }
    report("state", "State MASTER must match being address owner");
    return owner ? WantedState.MASTER : WantedState.BACKUP;
  }

  int downTimerAdverts(int count) {
    if (!on || count == DOWN_TIMER_ADVERTS) {
      return count;
    }
    report("down_timer_adverts", "down_timer_adverts is incompatible with strict mode - resetting");
    return DOWN_TIMER_ADVERTS;
  }

  AnnounceSpec announce(AnnounceSpec wanted) {
    if (!on) {
      return wanted;
    }
    Long delay = draft.announce.lowerPriorityDelaySeconds;
    Integer repeat = draft.announce.lowerPriorityRepeat;
    if (repeat != null && repeat > 0) {
      report("garp_lower_prio_repeat", "Strict mode requires no repeat garps. resetting");
    }
    if (delay != null && delay > 0) {
      report("garp_lower_prio_delay", "Strict mode requires no repeat garp delay. resetting");
    }
    return new AnnounceSpec(
        wanted.delayNanos(), wanted.repeat(), wanted.refreshNanos(), wanted.refreshRepeat(), 0, 0);
  }

  AdvertRules advertRules(AdvertRules wanted, int priority) {
    if (!on) {
      return wanted;
    }
    if (Boolean.FALSE.equals(draft.lowerPriorityNoAdvert)) {
      report("lower_prio_no_advert", "Strict mode requires no lower priority advert. resetting");
    }
    if (Boolean.TRUE.equals(draft.higherPrioritySendAdvert)) {
      report(
          "higher_prio_send_advert",
          "strict mode requires higher_prio_send_advert to be clear. resetting");
    }
    return new AdvertRules(
        false,
        false,
        wanted.skipAddressCheckOfMaster(),
        wanted.checksumWithoutPseudoHeader(),
        priority == RouterSpec.OWNER_PRIORITY);
  }

  /** keepalived 2.2.7 means to refuse them and never does. */
  void checkPeers() {
    if (on && !draft.peers.isEmpty()) {
      findings.advise(
          DiagnosticCode.STRICT_UNICAST,
          draft.placeOf("unicast_peer"),
          draft.name + " has unicast peers in strict mode");
    }
  }

  void checkFirstAddress(AddressSpec first) {
    if (on && !first.prefix().address().isLinkLocal()) {
      findings.report(
          DiagnosticCode.STRICT_VIP,
          draft.placeOf("virtual_ipaddress"),
          "(" + draft.name + ") the first IPv6 VIP address must be link local");
    }
  }

  private void report(String keyword, String message) {
    findings.report(
        DiagnosticCode.STRICT_MODE, draft.placeOf(keyword), "(" + draft.name + ") " + message);
  }
}
