package io.holdfast.daemon.loop;

import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.linux.ffm.ReceiveBuffer;
import io.holdfast.linux.net.NetlinkCommands;
import io.holdfast.linux.net.NetlinkMonitor;
import io.holdfast.linux.net.PacketSocket;

/**
 * What the loop keeps open in one network namespace. Opened by a thread that is there, used and
 * closed by the loop thread.
 */
final class Channels implements AutoCloseable {
  private static final int MONITOR_BUFFER_BYTES = 4 * 1024 * 1024;

  private final OpenParts opened = new OpenParts();
  private final NetlinkMonitor monitor;
  private final NetlinkCommands commands;
  private final PacketSocket packets;
  private final PacketSocket arpClaims;
  private final PacketSocket advertClaims;
  private final AddressMarks marks;

  private Channels() throws Kernel.KernelException {
    monitor =
        opened.keep(
            NetlinkMonitor.open(MONITOR_BUFFER_BYTES),
            NetlinkMonitor::close,
            "Kernel netlink reflector");
    commands =
        opened.keep(
            NetlinkCommands.open(0), NetlinkCommands::close, "Kernel netlink command channel");
    packets =
        opened.keep(PacketSocket.open(), PacketSocket::close, "gratuitous ARP shared channel");
    arpClaims = opened.keep(PacketSocket.open(), PacketSocket::close, "ARP listening channel");
    advertClaims = opened.keep(PacketSocket.open(), PacketSocket::close, "ND listening channel");
    marks = AddressMarks.take();
    opened.keep(marks::close);
  }

  /** Opens all in the network namespace of the calling thread, or nothing. */
  static Channels open() throws Kernel.KernelException {
    return new Channels();
  }

  /** Sizes the buffers of netlink; what is not asked for has ours. */
  void size(BuffersSpec buffers) {
    BufferSpec events = buffers.netlinkMonitor();
    monitor.receiveBuffer(
        events.bytes() == 0 ? new ReceiveBuffer(MONITOR_BUFFER_BYTES, true) : wanted(events));
    commands.receiveBuffer(wanted(buffers.netlinkCommand()));
  }

  private static ReceiveBuffer wanted(BufferSpec spec) {
    return new ReceiveBuffer(spec.bytes(), spec.forced());
  }

  NetlinkMonitor monitor() {
    return monitor;
  }

  NetlinkCommands commands() {
    return commands;
  }

  PacketSocket packets() {
    return packets;
  }

  /** Hears nothing yet: for ARP frames. */
  PacketSocket arpClaims() {
    return arpClaims;
  }

  /** Hears nothing yet: for neighbour advertisements. */
  PacketSocket advertClaims() {
    return advertClaims;
  }

  AddressMarks marks() {
    return marks;
  }

  @Override
  public void close() {
    opened.close();
  }
}
