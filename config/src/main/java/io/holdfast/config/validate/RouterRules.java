package io.holdfast.config.validate;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.host.HostView;
import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks one instance and makes the specification of its router. Use once. */
final class RouterRules {
  private static final int DEFAULT_PRIORITY = 100;
  private static final int PASSWORD_OCTETS = 8;

  private final InstanceDraft draft;
  private final GlobalDraft global;
  private final Findings findings;
  private final StrictRules strict;
  private final SecretRules secrets;

  RouterRules(InstanceDraft draft, GlobalDraft global, HostView host, Findings findings) {
    this.draft = draft;
    this.global = global;
    this.findings = findings;
    this.strict = new StrictRules(draft, global, findings);
    this.secrets = new SecretRules(draft, host, findings);
  }

  /** Returns the router; null when it lacks what it cannot do without. */
  @Nullable RouterSpec build(TrackRules tracks, NotifySpec notices, GateSpec gate) {
    Integer vrid = draft.vrid;
    if (vrid == null) {
      report(DiagnosticCode.VRID_MISSING, "", "(%s) the virtual router id must be set");
      return null;
    }
    if (draft.interfaceName.isEmpty() && !draft.unicastConfigured) {
      report(DiagnosticCode.INTERFACE_MISSING, "", "(%s) Unknown interface!");
      return null;
    }
    Family family = Objects.requireNonNullElse(draft.family, Family.IPV4);
    int version = version(family);
    int priority = priority();
    AuthSpec auth = authentication(version);
    TransportSpec transport = new TransportRules(draft, global, findings).resolve(family);
    if (transport == null) {
      return null;
    }
    AddressRules.Addresses addresses =
        new AddressRules(draft, findings, strict).resolve(family, version);
    TimingRules timing = new TimingRules(draft, findings);
    new VmacRules(draft, findings).check(family, strict);
    strict.checkPeers();
    adviseAboutPriority(priority);
    WantedState state = strict.state(state(priority), priority);
    int advertIntervalCs = timing.advertIntervalCs(version);
    int downTimerAdverts =
        strict.downTimerAdverts(
            Objects.requireNonNullElse(draft.downTimerAdverts, global.downTimerAdverts));
    PreemptSpec preempt = timing.preempt(priority, strict);
    return new RouterSpec(
        draft.name,
        family,
        version,
        vrid,
        draft.interfaceName,
        state,
        priority,
        advertIntervalCs,
        downTimerAdverts,
        transport,
        auth,
        preempt,
        strict.announce(AnnounceRules.resolve(draft.announce, global)),
        strict.advertRules(advertRules(version, family, priority), priority),
        addresses.advertised(),
        addresses.excluded(),
        tracks.ofInstance(draft, priority),
        notices,
        gate,
        new NamespaceRules(draft, findings)
            .resolve(
                new HostResolver(
                        draft, global, strict, new HmacRules(draft, secrets, strict, findings))
                    .resolve(priority, advertIntervalCs, preempt)));
  }

  private int version(Family family) {
    Integer wanted = draft.version;
    if (family == Family.IPV6 && wanted != null && wanted == 2) {
      reportVersion2();
    }
    if (family == Family.IPV6) {
      return 3;
    }
    return wanted == null ? global.version : wanted;
  }

  private void reportVersion2() {
    if (strict.isOn()) {
      report(
          DiagnosticCode.VERSION_2_WITH_IPV6,
          "version",
          "(%s) cannot use IPv6 with VRRP version 2; setting version 3");
    } else {
      findings.advise(
          DiagnosticCode.VERSION_RAISED,
          draft.placeOf("version"),
          "IPv6 needs version 3; keepalived sends version 2 over IPv6, which no RFC describes");
    }
  }

  private int priority() {
    Integer wanted = draft.priority;
    if (wanted != null) {
      return wanted;
    }
    return draft.state == WantedState.MASTER ? RouterSpec.OWNER_PRIORITY : DEFAULT_PRIORITY;
  }

  private WantedState state(int priority) {
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    if (!owner && draft.state == WantedState.MASTER && "AH".equals(draft.authType)) {
      report(
          DiagnosticCode.AH_WITH_MASTER,
          "state",
          "(%s) Initial state master is incompatible with AH authentication - clearing");
      return WantedState.BACKUP;
    }
    return Objects.requireNonNullElse(draft.state, owner ? WantedState.MASTER : WantedState.BACKUP);
  }

  private void adviseAboutPriority(int priority) {
    if (priority == RouterSpec.OWNER_PRIORITY) {
      boolean written = draft.priority != null;
      findings.advise(
          DiagnosticCode.PRIORITY_OWNER,
          draft.placeOf(written ? "priority" : "state"),
          written
              ? "priority 255 is for the router that owns the address"
              : "state MASTER without priority means priority 255, the address owner");
    } else if (draft.state == WantedState.MASTER && priority < DEFAULT_PRIORITY) {
      findings.advise(
          DiagnosticCode.STATE_OVERRULED,
          draft.placeOf("state"),
          "state MASTER does not make this router master, priority " + priority + " decides");
    }
  }

  private AuthSpec authentication(int version) {
    String password = secrets.password();
    String problem = draft.authType == null ? null : authenticationProblem(version, password);
    if (problem != null) {
      report(DiagnosticCode.AUTH_DROPPED, "authentication", problem);
    }
    if (problem != null || password == null || draft.authType == null) {
      return new AuthSpec.None();
    }
    long eightBytes = 0;
    for (int i = 0; i < PASSWORD_OCTETS; i++) {
      eightBytes = eightBytes << Byte.SIZE | (i < password.length() ? password.charAt(i) : 0);
    }
    return draft.authType.equals("AH")
        ? new AuthSpec.Header(eightBytes)
        : new AuthSpec.Password(eightBytes);
  }

  private @Nullable String authenticationProblem(int version, @Nullable String password) {
    if (draft.hmac != null) {
      return "(%s) auth_hmac cannot be combined with authentication, dropping legacy auth";
    }
    if (strict.isOn()) {
      return "(%s) Strict mode does not support authentication. Ignoring.";
    }
    if (version == 3) {
      return "(%s) VRRP version 3 does not support authentication. Ignoring.";
    }
    return password == null || password.isEmpty()
        ? "(%s) Authentication specified but no password given. Ignoring"
        : null;
  }

  private AdvertRules advertRules(int version, Family family, int priority) {
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    Boolean ignores = draft.ownerIgnoresAdverts;
    if (Boolean.TRUE.equals(ignores) && !owner) {
      report(
          DiagnosticCode.OWNER_IGNORE_CONFLICT,
          "owner_ignore_adverts",
          "(%s) ignoring owner_ignore_adverts since priority is not 255");
    }
    boolean globally = Boolean.TRUE.equals(global.ownerIgnoresAdverts);
    boolean checksumAsV2 = Objects.requireNonNullElse(draft.checksumAsV2, global.checksumAsV2);
    return new AdvertRules(
        !Objects.requireNonNullElse(draft.lowerPriorityNoAdvert, global.lowerPriorityNoAdvert),
        Objects.requireNonNullElse(draft.higherPrioritySendAdvert, global.higherPrioritySendAdvert),
        Objects.requireNonNullElse(draft.skipAddressCheck, global.skipAddressCheck),
        checksumAsV2 && version == 3 && family == Family.IPV4,
        owner && Objects.requireNonNullElse(ignores, globally));
  }

  private void report(DiagnosticCode code, String keyword, String message) {
    findings.report(code, draft.placeOf(keyword), message.formatted(draft.name));
  }
}
