package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.Vrrp;
import org.jspecify.annotations.Nullable;

/** Where a virtual router stands in the network: interface, source address, socket. */
final class Attachment {
  private final VirtualRouter router;
  private @Nullable LinkState link;
  private @Nullable IpAddress source;
  private @Nullable VrrpSocket socket;
  private @Nullable LinkState exit;

  Attachment(VirtualRouter router) {
    this.router = router;
  }

  /** The interface of the adverts, or null while it does not exist or none is configured. */
  @Nullable LinkState link() {
    return link;
  }

  /** The index of the interface of the adverts, 0 while it does not exist or none is configured. */
  int ifIndex() {
    LinkState current = exit;
    return current == null ? 0 : current.ifIndex();
  }

  /** The source address of the adverts, or null while there is none. */
  @Nullable IpAddress source() {
    return source;
  }

  /** The socket of the adverts, or null while there is none. */
  @Nullable VrrpSocket socket() {
    return socket;
  }

  /** The interface that adverts are bound to, or the VRF where only that is configured, or "". */
  String deviceName() {
    RouterSpec spec = router.spec();
    return spec.interfaceName().isEmpty() ? spec.host().link().vrf() : spec.interfaceName();
  }

  /** Whether a configured interface does not exist. */
  boolean lacksLink() {
    return link == null && !deviceName().isEmpty();
  }

  /** Whether the socket is open. */
  boolean isOpen() {
    return socket != null && socket.isOpen();
  }

  /** Whether adverts can leave: also in FAULT, when the network is not the reason. */
  boolean canSend() {
    return source != null && isOpen() && (exit == null || exit.usable());
  }

  /** Looks for interface and source again; returns whether the source is another one now. */
  boolean refresh() {
    RouterSpec spec = router.spec();
    String device = deviceName();
    link = device.isEmpty() ? null : router.host().links().byName(device);
    exit = usesOwnLink() ? ownLink() : link;
    IpAddress before = source;
    source = chooseSource(spec.transport().source());
    return source == null ? before != null : !source.equals(before);
  }

  /** Joins the socket that interface and source ask for, and leaves any other. */
  void join(Effects out) {
    SocketSpec wanted = wantedSocket();
    VrrpSocket current = socket;
    if (current != null && current.spec().equals(wanted)) {
      return;
    }
    leave();
    if (wanted != null) {
      socket = router.host().sockets().acquire(wanted, router, out);
    }
  }

  /** Leaves the socket. */
  void leave() {
    VrrpSocket current = socket;
    if (current != null) {
      current.detach(router, router.spec().vrid());
      socket = null;
      router.sender().invalidate();
    }
  }

  /**
   * Whether adverts go by the interface that is made for it. They come by it, too: the kernel gives
   * a frame from the virtual MAC address, as another master sends it, to the macvlan of that
   * address and to nobody else.
   */
  private boolean usesOwnLink() {
    HostSpec host = router.spec().host();
    return isMulticast()
        && host.ownLink() != null
        && !(host.device() instanceof DeviceSpec.Vmac vmac && vmac.advertsOnBase());
  }

  /** A link-local address counts on its own interface; one of IPv4 is that of the host. */
  private boolean hasSourceOfItsOwn() {
    MadeLinkSpec own = router.spec().host().ownLink();
    return router.spec().family() == Family.IPV6 || (own != null && own.address() != null);
  }

  /** The address that an ipvlan is given, if it is of our family. */
  private @Nullable IpAddress ownAddress() {
    MadeLinkSpec own = usesOwnLink() ? router.spec().host().ownLink() : null;
    Prefix given = own == null ? null : own.address();
    return given == null || given.address().family() != router.spec().family()
        ? null
        : given.address();
  }

  private boolean isMulticast() {
    return router.spec().transport() instanceof TransportSpec.Multicast;
  }

  private @Nullable LinkState ownLink() {
    MadeLinkSpec own = router.spec().host().ownLink();
    return own == null ? null : router.host().links().byName(own.name());
  }

  /** The same link-local address may be on several interfaces, and counts on its own alone. */
  private boolean isOnHost(IpAddress address) {
    LinkState current = exit;
    if (current != null && address.isLinkLocal()) {
      return router.host().view().isUsable(current.ifIndex(), address);
    }
    return router.host().view().isUsable(router.spec().host().namespace(), address);
  }

  private @Nullable IpAddress chooseSource(@Nullable IpAddress configured) {
    if (configured != null) {
      return needsSourceOnHost() && !isOnHost(configured) ? null : configured;
    }
    LinkState current = hasSourceOfItsOwn() ? exit : link;
    IpAddress own = ownAddress();
    if (current != null && own != null) {
      return router.host().view().isUsable(current.ifIndex(), own) ? own : null;
    }
    return current == null
        ? null
        : router.host().view().source(current.ifIndex(), router.spec().family(), source);
  }

  /**
   * Whether adverts can neither be sent nor answered without the configured source: unicast peers
   * send to it, and the kernel sends IPv6 from nothing else. IPv4 multicast does without it, unless
   * {@code track_src_ip} asks for it.
   */
  private boolean needsSourceOnHost() {
    RouterSpec spec = router.spec();
    return spec.host().link().tracksSource()
        || spec.family() == Family.IPV6
        || spec.transport() instanceof TransportSpec.Unicast;
  }

  private @Nullable SocketSpec wantedSocket() {
    if (lacksLink() || source == null) {
      return null;
    }
    RouterSpec spec = router.spec();
    LinkState current = exit;
    int protocol =
        spec.auth() instanceof AuthSpec.Header
            ? Ipv4Header.PROTOCOL_AUTHENTICATION_HEADER
            : Vrrp.PROTOCOL;
    return switch (spec.transport()) {
      case TransportSpec.Multicast multicast ->
          current == null || !current.multicast()
              ? null
              : new SocketSpec(
                  spec.family(),
                  current.ifIndex(),
                  current.name(),
                  multicast.group(),
                  null,
                  protocol);
      case TransportSpec.Unicast unicast ->
          unicast.peers().isEmpty()
              ? null
              : new SocketSpec(spec.family(), ifIndex(), deviceName(), null, source, protocol);
    };
  }
}
