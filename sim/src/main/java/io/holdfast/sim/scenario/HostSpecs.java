package io.holdfast.sim.scenario;

import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.core.spec.host.LinkSpec;

/** What routers ask of a host, changed in one thing. */
final class HostSpecs {

  private HostSpecs() {}

  static HostSpec on(DeviceSpec device, HostSpec spec) {
    return new HostSpec(
        device,
        spec.link(),
        spec.routes(),
        spec.rules(),
        spec.extraAnnounce(),
        spec.hmac(),
        spec.latePriority());
  }

  static HostSpec refusing(HostSpec spec) {
    LinkSpec link = spec.link();
    return new HostSpec(
        spec.device(),
        spec.made(),
        new LinkSpec(
            link.vrf(),
            link.tracksSource(),
            link.ignoresOwnLink(),
            link.polled(),
            link.promotesSecondaries(),
            link.addressesOnVmacs(),
            false,
            link.receiveBufferBytes()),
        spec.routes(),
        spec.rules(),
        spec.extraAnnounce(),
        spec.hmac(),
        spec.latePriority(),
        spec.namespace());
  }

  static HostSpec signing(HostSpec spec, HmacSpec hmac) {
    return new HostSpec(
        spec.device(),
        spec.made(),
        spec.link(),
        spec.routes(),
        spec.rules(),
        spec.extraAnnounce(),
        hmac,
        spec.latePriority(),
        spec.namespace());
  }
}
