package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.PlainValues;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks {@code auth_hmac} and makes the specification of it. Use once. */
final class HmacRules {
  private static final int LEAST_WINDOW_SECONDS = 5;
  private static final int WINDOW_ADVERTS = 3;
  private static final int CENTISECONDS = 100;

  private final InstanceDraft draft;
  private final SecretRules secrets;
  private final StrictRules strict;
  private final Findings findings;

  HmacRules(InstanceDraft draft, SecretRules secrets, StrictRules strict, Findings findings) {
    this.draft = draft;
    this.secrets = secrets;
    this.strict = strict;
    this.findings = findings;
  }

  /** Returns the extension; null where it is not asked for, or has no key that signs. */
  @Nullable HmacSpec resolve(int advertIntervalCs) {
    PlainValues plain = draft.hmac;
    if (plain == null) {
      return null;
    }
    int active = (int) plain.number("active_key", 0);
    List<HmacKeySpec> keys = secrets.hmacKeys();
    if (keys.stream().noneMatch(key -> key.id() == active)) {
      report(
          DiagnosticCode.HMAC_DISABLED,
          "(%s) auth_hmac active_key %d is not defined, disabling extension"
              .formatted(draft.name, active));
      return null;
    }
    int adverts = Math.ceilDiv(WINDOW_ADVERTS * advertIntervalCs, CENTISECONDS);
    return new HmacSpec(
        keys,
        active,
        (int) plain.number("time_window", Math.max(adverts, LEAST_WINDOW_SECONDS)),
        plain.text("anti_replay").equals("monotonic"),
        mode(plain.text("mode")));
  }

  private HmacSpec.Mode mode(String written) {
    if (!written.equals("permissive") && !written.equals("receive-only")) {
      return HmacSpec.Mode.ENFORCE;
    }
    if (strict.isOn()) {
      report(
          DiagnosticCode.HMAC_MODE,
          "(%s) strict mode requires auth_hmac mode enforce".formatted(draft.name));
      return HmacSpec.Mode.ENFORCE;
    }
    return HmacSpec.Mode.valueOf(written.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private void report(DiagnosticCode code, String message) {
    findings.report(code, draft.placeOf("auth_hmac"), message);
  }
}
