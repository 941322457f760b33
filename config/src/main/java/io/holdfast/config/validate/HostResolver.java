package io.holdfast.config.validate;

import io.holdfast.config.parse.GlobalDraft;
import io.holdfast.config.parse.InstanceDraft;
import io.holdfast.config.parse.PlainValues;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.LinkSpec;
import io.holdfast.wire.ip.MacAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what an instance asks of the host; what is wrong with it is told elsewhere. Use once.
 */
final class HostResolver {
  private static final int MAX_LATE_PRIORITY = 254;

  private final InstanceDraft draft;
  private final GlobalDraft global;
  private final StrictRules strict;
  private final HmacRules hmac;

  HostResolver(InstanceDraft draft, GlobalDraft global, StrictRules strict, HmacRules hmac) {
    this.draft = draft;
    this.global = global;
    this.strict = strict;
    this.hmac = hmac;
  }

  HostSpec resolve(int priority, int advertIntervalCs, PreemptSpec preempt) {
    boolean isLate = draft.plain.isSet("timer_expired_backup") && !preempt.enabled();
    ExtraAnnounceSpec extra = draft.extraAnnounce;
    return new HostSpec(
        device(),
        link(priority),
        draft.routes,
        draft.rules,
        Objects.requireNonNullElse(extra, global.extraAnnounce),
        hmac.resolve(advertIntervalCs),
        isLate ? (int) draft.plain.number("timer_expired_backup", MAX_LATE_PRIORITY) : 0);
  }

  /** Unicast adverts go over the parent; in strict mode others must not. */
  private DeviceSpec device() {
    boolean isUnicast = !draft.peers.isEmpty();
    boolean asked = draft.vmacTransmitsOnBase && !strict.isOn();
    return draft.device instanceof DeviceSpec.Vmac vmac
        ? new DeviceSpec.Vmac(
            vmac.name(), mac(vmac.mac()), isUnicast || asked, vmac.notifies(), vmac.group())
        : draft.device;
  }

  private @Nullable MacAddress mac(@Nullable MacAddress named) {
    Integer vrid = draft.vrid;
    return named == null || vrid == null || !draft.vmacLacksVrid
        ? named
        : new MacAddress(named.value() | vrid);
  }

  private LinkSpec link(int priority) {
    PlainValues plain = draft.plain;
    boolean owner = priority == RouterSpec.OWNER_PRIORITY;
    boolean refuses = plain.isSet("no_accept") || (strict.isOn() && !plain.isSet("accept"));
    boolean hasVrf = draft.interfaceName.isEmpty() && !draft.peers.isEmpty();
    return new LinkSpec(
        hasVrf ? plain.text("vrf") : "",
        plain.isSet("track_src_ip") && draft.source != null,
        plain.isSet("dont_track_primary"),
        plain.isSet("linkbeat_use_polling"),
        plain.isSet("promote_secondaries") && !draft.vmac,
        plain.isSet("use_vmac_addr"),
        owner || !refuses,
        plain.number("kernel_rx_buf_size", 0));
  }
}
