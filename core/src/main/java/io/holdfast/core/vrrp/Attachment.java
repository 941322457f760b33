package io.holdfast.core.vrrp;

import io.holdfast.core.Effects;
import io.holdfast.core.LinkState;
import io.holdfast.core.SocketSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/** Where a virtual router stands in the network: interface, source address, socket. */
final class Attachment {
  private final VirtualRouter router;
  private @Nullable LinkState link;
  private @Nullable IpAddress source;
  private @Nullable VrrpSocket socket;
  private @Nullable LinkState exit;
  private @Nullable VrrpSocket exitSocket;

  Attachment(VirtualRouter router) {
    this.router = router;
  }

  /** The interface of the adverts, or null while it does not exist or none is configured. */
  @Nullable LinkState link() {
    return link;
  }

  /** The index of the interface of the adverts, 0 while it does not exist or none is configured. */
  int ifIndex() {
    LinkState current = link;
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

  /** The socket that adverts leave by, or null while there is none. */
  @Nullable VrrpSocket sender() {
    return leavesByOwnLink() ? exitSocket : socket;
  }

  /** Whether a socket is one of its own. */
  boolean uses(VrrpSocket other) {
    return other == socket || other == exitSocket;
  }

  /** Whether a configured interface does not exist. */
  boolean lacksLink() {
    return link == null && !deviceName().isEmpty();
  }

  /** Whether the socket is open. */
  boolean isOpen() {
    VrrpSocket current = sender();
    return socket != null && socket.isOpen() && current != null && current.isOpen();
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
    exit = leavesByOwnLink() ? ownLink() : link;
    IpAddress before = source;
    source = chooseSource(spec.transport().source());
    return source == null ? before != null : !source.equals(before);
  }

  /** Joins the socket that interface and source ask for, and leaves any other. */
  void join(Effects out) {
    SocketSpec wanted = wantedSocket();
    socket = join(socket, wanted, out);
    exitSocket = join(exitSocket, wantedExit(wanted), out);
  }

  /** Leaves the sockets. */
  void leave() {
    socket = leave(socket);
    exitSocket = leave(exitSocket);
  }

  private @Nullable VrrpSocket join(
      @Nullable VrrpSocket current, @Nullable SocketSpec wanted, Effects out) {
    if (current != null && current.spec().equals(wanted)) {
      return current;
    }
    leave(current);
    return wanted == null ? null : router.host().sockets().acquire(wanted, router, out);
  }

  private @Nullable VrrpSocket leave(@Nullable VrrpSocket current) {
    if (current != null) {
      current.detach(router, router.spec().vrid());
    }
    return null;
  }

  /** Whether adverts come by the interface and leave by one that is made on it. */
  private boolean leavesByOwnLink() {
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

  private boolean isMulticast() {
    return router.spec().transport() instanceof TransportSpec.Multicast;
  }

  private @Nullable LinkState ownLink() {
    MadeLinkSpec own = router.spec().host().ownLink();
    return own == null ? null : router.host().links().byName(own.name());
  }

  private @Nullable SocketSpec wantedExit(@Nullable SocketSpec entry) {
    LinkState by = exit;
    return entry == null || by == null || !leavesByOwnLink()
        ? null
        : new SocketSpec(
            entry.family(),
            by.ifIndex(),
            by.name(),
            entry.group(),
            entry.unicastSource(),
            SocketSpec.Use.SENDING);
  }

  private @Nullable IpAddress chooseSource(@Nullable IpAddress configured) {
    if (configured != null) {
      return needsSourceOnHost() && !router.host().view().isUsable(configured) ? null : configured;
    }
    LinkState current = hasSourceOfItsOwn() ? exit : link;
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
    LinkState current = link;
    int ifIndex = ifIndex();
    return switch (spec.transport()) {
      case TransportSpec.Multicast multicast ->
          current == null || !current.multicast()
              ? null
              : new SocketSpec(spec.family(), ifIndex, deviceName(), multicast.group(), null);
      case TransportSpec.Unicast unicast ->
          unicast.peers().isEmpty()
              ? null
              : new SocketSpec(spec.family(), ifIndex, deviceName(), null, source);
    };
  }
}
