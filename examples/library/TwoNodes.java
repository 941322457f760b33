import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.config.LoadResult;
import io.holdfast.core.AdvertMessage;
import io.holdfast.core.Effect;
import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.StopMode;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * The library without the daemon: two hosts in one process, each an engine with a keepalived.conf.
 * This program is their network, their kernel and their clock; the first host stops after five
 * seconds, and the second takes the address. No root, no thread, no waiting. Its arguments are two
 * files; docs/library.md explains it.
 */
public final class TwoNodes {
  private static final long SECOND = 1_000_000_000L;
  private static final int IF_INDEX = 2;

  private long nowNanos;

  /** Runs the story. */
  public static void main(String[] files) {
    new TwoNodes().run(files[0], files[1]);
  }

  private void run(String firstFile, String secondFile) {
    Node first = new Node("host1", "192.0.2.1/24");
    Node second = new Node("host2", "192.0.2.2/24");
    first.peer = second;
    second.peer = first;
    first.start(firstFile);
    second.start(secondFile);
    pass(5 * SECOND, List.of(first, second));
    first.tell(new Input.StopRequested(StopMode.GENTLE));
    pass(10 * SECOND, List.of(first, second));
  }

  /** Lets time pass: jumps from deadline to deadline. */
  private void pass(long untilNanos, List<Node> nodes) {
    while (nowNanos < untilNanos) {
      long next = untilNanos;
      for (Node node : nodes) {
        next = Math.min(next, node.engine.nextDeadlineNanos());
      }
      nowNanos = next;
      for (Node node : nodes) {
        node.engine.advance(nowNanos, node.orders);
        node.carryOut();
      }
    }
  }

  /** One host. */
  private final class Node {
    final Engine engine = new Engine();
    final Effects orders = new Effects();
    private final String name;
    private final Prefix ownAddress;
    private final Input.AdvertReceived received = new Input.AdvertReceived();
    private int socketId;
    private Node peer;

    Node(String name, String ownAddress) {
      this.name = name;
      this.ownAddress = Prefix.parse(ownAddress);
    }

    /** Tells what the host is like, and then what is wanted of it. */
    void start(String file) {
      LoadResult loaded = ConfigurationLoader.load(LoadRequest.ofFiles(file, name));
      loaded.diagnostics().forEach(found -> say(found.place() + ": " + found.problem()));
      if (!loaded.usable()) {
        throw new IllegalArgumentException("cannot use " + file);
      }
      MacAddress mac = new MacAddress(0x02_00_00_00_00_00L + ownAddress.address().low());
      tell(
          new Input.LinkChanged(
              new LinkState(IF_INDEX, "eth0", true, true, true, true, false, 1500, mac)));
      tell(new Input.AddressAdded(IF_INDEX, ownAddress, true));
      tell(new Input.Configure(loaded.configuration()));
    }

    void tell(Input fact) {
      engine.apply(fact, nowNanos, orders);
      carryOut();
    }

    /** Carries out orders until none is left. What comes of them are new facts. */
    void carryOut() {
      while (orders.size() > 0) {
        Queue<Input> facts = new ArrayDeque<>();
        for (int index = 0; index < orders.size(); index++) {
          carryOut(orders.get(index), facts);
        }
        orders.clear();
        facts.forEach(fact -> engine.apply(fact, nowNanos, orders));
      }
    }

    private void carryOut(Effect order, Queue<Input> facts) {
      switch (order) {
        case Effect.OpenSocket open -> {
          socketId = open.socketId();
          facts.add(new Input.SocketOpened(socketId));
        }
        case Effect.SendAdvert advert -> send(advert.message());
        case Effect.AddAddress add -> {
          say("has " + add.address().prefix());
          facts.add(new Input.AddressAdded(add.ifIndex(), add.address().prefix(), true));
        }
        case Effect.RemoveAddress remove -> {
          say("gives up " + remove.address().prefix());
          facts.add(new Input.AddressRemoved(remove.ifIndex(), remove.address().prefix()));
        }
        case Effect.Publish publish ->
            say(
                "%s -> %s: %s"
                    .formatted(
                        publish.transition().from(),
                        publish.transition().to(),
                        publish.transition().cause()));
        case Effect.Stopped stopped -> say("has ended");
        default -> {
          // Log lines, ARP, socket sizes and scripts: nothing that this network needs.
        }
      }
    }

    /** As it is without auth_type AH and auth_hmac; those take an AdvertSealer. */
    private void send(AdvertMessage message) {
      ByteBuffer bytes = ByteBuffer.allocate(AdvertEncoder.encodedLength(message.advertisement()));
      for (IpAddress destination : message.destinations()) {
        AdvertEnvelope envelope = message.envelope(destination, 0);
        int length = AdvertEncoder.encode(bytes, 0, message.advertisement(), envelope);
        peer.receive(bytes, length);
      }
    }

    private void receive(ByteBuffer datagram, int length) {
      if (socketId != 0) {
        tell(received.from(socketId, received.packet().wrapIpv4(datagram, 0, length), length));
      }
    }

    private void say(String what) {
      System.out.printf(Locale.ROOT, "%6.3f s  %s  %s%n", (double) nowNanos / SECOND, name, what);
    }
  }
}
