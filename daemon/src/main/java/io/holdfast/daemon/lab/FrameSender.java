package io.holdfast.daemon.lab;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.ffm.NativeMemory;
import io.holdfast.linux.net.Namespaces;
import io.holdfast.linux.net.PacketSocket;
import io.holdfast.linux.net.SendBatch;
import io.holdfast.linux.net.SendTarget;
import io.holdfast.wire.ip.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends hand-made Ethernet frames from a host's interface, sound or not. One thread at a time. */
public final class FrameSender implements AutoCloseable {
  private static final int MAX_BATCH = 1024;
  private static final int ETHER_TYPE_IPV4 = 0x0800;
  private static final MacAddress ANY = new MacAddress(0);

  private final PacketSocket socket;
  private final SendTarget target;
  private final SendBatch batch = new SendBatch(MAX_BATCH);
  private final List<NativeMemory> frames = new ArrayList<>();

  private FrameSender(PacketSocket socket, int interfaceIndex) {
    this.socket = socket;
    target = SendTarget.link(interfaceIndex, ETHER_TYPE_IPV4, ANY);
  }

  /**
   * Opens a sender on the host's interface.
   *
   * @throws LabException if the host's namespace or interface cannot be used
   */
  public static FrameSender open(Host host) {
    return open(host, host.interfaceName());
  }

  /** As {@link #open(Host)}, on one of several interfaces. */
  public static FrameSender open(Host host, String interfaceName) {
    int index = interfaceIndex(host, interfaceName);
    CompletableFuture<PacketSocket> opened = new CompletableFuture<>();
    // A socket stays in the namespace it was made in; only the thread that makes it has to join.
    Thread.ofPlatform().daemon().name("lab-sender").start(() -> openIn(host, opened));
    try {
      return new FrameSender(opened.join(), index);
    } catch (CompletionException e) {
      throw new LabException("cannot send from " + host.name() + ": " + e.getMessage(), e);
    }
  }

  private static void openIn(Host host, CompletableFuture<PacketSocket> opened) {
    int result = Namespaces.join(host.namespace());
    if (result < 0) {
      opened.completeExceptionally(new LabException(Errno.describe(-result)));
      return;
    }
    try {
      opened.complete(PacketSocket.open().orThrow());
    } catch (IllegalStateException e) {
      opened.completeExceptionally(e);
    }
  }

  private static int interfaceIndex(Host host, String interfaceName) {
    String file = "/sys/class/net/" + interfaceName + "/ifindex";
    return Integer.parseInt(host.run("cat", file).orThrow().output().strip());
  }

  /**
   * Adds a frame to those that {@link #sendAll()} sends; at most 1024.
   *
   * @param frame from the destination address on, without check sequence
   */
  public void add(byte[] frame) {
    if (frames.size() == MAX_BATCH) {
      throw new LabException("more than " + MAX_BATCH + " frames");
    }
    NativeMemory memory = NativeMemory.allocate(frame.length);
    memory.bytes().put(0, frame);
    frames.add(memory);
  }

  /**
   * Sends every added frame once, in their order, by one system call where the kernel agrees.
   *
   * @throws LabException if the kernel refuses one
   */
  public void sendAll() {
    for (NativeMemory frame : frames) {
      batch.add(frame.address(), frame.size(), target, 0);
    }
    while (batch.flush(socket.fd(), 0, FrameSender::refused) > 0) {
      Thread.onSpinWait();
    }
  }

  /** Sends one frame now, apart from the added ones. */
  public void send(byte[] frame) {
    try (NativeMemory memory = NativeMemory.allocate(frame.length)) {
      memory.bytes().put(0, frame);
      batch.add(memory.address(), memory.size(), target, 0);
      while (batch.flush(socket.fd(), 0, FrameSender::refused) > 0) {
        Thread.onSpinWait();
      }
    }
  }

  private static void refused(int token, int errno) {
    throw new LabException("frame not sent: " + Errno.describe(errno));
  }

  @Override
  public void close() {
    socket.close();
    batch.close();
    target.close();
    frames.forEach(NativeMemory::close);
  }
}
