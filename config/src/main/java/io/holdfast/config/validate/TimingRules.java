package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.WantedState;
import java.util.Locale;

/** Rounds the advert interval to what the version carries and settles preemption. Use once. */
final class TimingRules {
  /** The largest interval of VRRPv3: 12 bits of centiseconds, RFC 9568 section 5.2.7. */
  static final int MAX_INTERVAL_CS = 4095;

  private static final long MICROS = 1_000_000;
  private static final long MICROS_IN_CS = 10_000;
  private static final long NANOS_IN_MICRO = 1000;

  private final InstanceDraft draft;
  private final Findings findings;

  TimingRules(InstanceDraft draft, Findings findings) {
    this.draft = draft;
    this.findings = findings;
  }

  int advertIntervalCs(int version) {
    long micros = draft.advertMicros;
    if (version == 2) {
      if (micros % MICROS != 0) {
        rounded(
            "version 2 sends whole seconds, so advert_int becomes %d s"
                .formatted(wholeSeconds(micros)),
            String.format(
                Locale.ROOT,
                "VRRPv2 advertisement interval %ss must be an integer. rounding",
                exact(micros)));
      }
      return wholeSeconds(micros) * 100;
    }
    long centiseconds = (micros + MICROS_IN_CS / 2) / MICROS_IN_CS;
    if (micros % MICROS_IN_CS != 0) {
      rounded(
          "version 3 sends hundredths of a second, so advert_int becomes %d.%02d s"
              .formatted(centiseconds / 100, centiseconds % 100),
          "VRRPv3 advertisement interval "
              + exact(micros)
              + "s must be in units of 10ms - rounding");
    }
    if (centiseconds > MAX_INTERVAL_CS) {
      rounded(
          "version 3 cannot say more than 40.95 s, so that is the interval",
          String.format(
              Locale.ROOT,
              "VRRPv3 advertisement interval %d.%02ds is out of range."
                  + " Must be less than 40.96s. Setting to 40.95s",
              centiseconds / 100,
              centiseconds % 100));
      return MAX_INTERVAL_CS;
    }
    return (int) Math.max(1, centiseconds);
  }

  PreemptSpec preempt(int priority, StrictRules strict) {
    boolean noPreempt = draft.noPreempt;
    long delay = draft.preemptDelayMicros;
    if (noPreempt && priority == RouterSpec.OWNER_PRIORITY) {
      preemptConflict(
          "nopreempt cannot hold back priority 255, the address owner's",
          "nopreempt is incompatible with priority 255. resetting nopreempt");
      noPreempt = false;
    }
    if (draft.state == WantedState.MASTER && noPreempt) {
      preemptConflict(
          "nopreempt does not work with state MASTER",
          "Warning - nopreempt will not work with initial state MASTER - clearing");
      noPreempt = false;
    }
    boolean master = draft.state == WantedState.MASTER || priority == RouterSpec.OWNER_PRIORITY;
    if (master && delay > 0) {
      delayConflict(
          "preempt_delay does not work with state MASTER or priority 255",
          "Warning - preempt delay will not work with initial state MASTER - clearing");
      delay = 0;
    }
    if (strict.isOn() && delay > 0) {
      delayConflict(
          "strict mode knows no preempt_delay",
          "preempt_delay is incompatible with strict mode - resetting");
      delay = 0;
    }
    if (noPreempt && delay > 0) {
      delayConflict(
          "with nopreempt there is nothing that preempt_delay could delay",
          "preempt_delay is incompatible with nopreempt mode - resetting");
      delay = 0;
    }
    return new PreemptSpec(!noPreempt, delay * NANOS_IN_MICRO);
  }

  private static int wholeSeconds(long micros) {
    return (int) Math.max(1, (micros + MICROS / 2) / MICROS);
  }

  private void rounded(String problem, String message) {
    findings.explain(
        DiagnosticCode.INTERVAL_ROUNDED,
        draft.placeOf("advert_int"),
        problem,
        "(" + draft.name + ") " + message);
  }

  private void preemptConflict(String problem, String message) {
    findings.explain(
        DiagnosticCode.PREEMPT_CONFLICT,
        draft.placeOf("nopreempt"),
        problem,
        "(" + draft.name + ") " + message);
  }

  private void delayConflict(String problem, String message) {
    findings.explain(
        DiagnosticCode.PREEMPT_DELAY_CONFLICT,
        draft.placeOf("preempt_delay"),
        problem,
        "(" + draft.name + ") " + message);
  }

  private static String exact(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
  }
}
