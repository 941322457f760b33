package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Effect;
import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.daemon.routing.RoutingRequests;
import io.holdfast.daemon.routing.RoutingView;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.NetlinkAcks;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.MessageKind;
import io.holdfast.wire.netlink.NetlinkReader;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressBatchTest {
  private static final int MARK = 72;

  private final FakeCommands commands = new FakeCommands();
  private final AddressBatch batch =
      new AddressBatch(commands, MARK, new RoutingRequests(new RoutingView(name -> 3)));
  private final List<Input> answers = new ArrayList<>();

  /** Answers each request as the test says, and remembers what was in each call. */
  private static final class FakeCommands implements AddressCommands {
    final ByteBuffer bytes = ByteBuffer.allocate(32 * 1024);
    final NetlinkWriter writer = new NetlinkWriter(bytes);
    final List<List<String>> calls = new ArrayList<>();
    final List<AddressMessage> messages = new ArrayList<>();
    final Map<Integer, Integer> errnos = new HashMap<>();
    int result;

    @Override
    public NetlinkWriter writer() {
      return writer;
    }

    @Override
    public int execute(NetlinkAcks acks) {
      List<String> call = new ArrayList<>();
      NetlinkReader reader = new NetlinkReader();
      reader.wrap(bytes, 0, writer.length());
      while (reader.next()) {
        if (isAddress(reader.kind())) {
          messages.add(reader.address());
          call.add(reader.kind() + " " + reader.address().prefix());
        }
        if (result == 0 || errnos.containsKey(reader.sequence())) {
          acks.answered(reader.sequence(), errnos.getOrDefault(reader.sequence(), 0));
        }
      }
      writer.clear();
      calls.add(call);
      return result;
    }
  }

  @Test
  void allOrdersOfATurnGoInOneCall() {
    batch.add(LoopFixture.add("192.0.2.9"), answers::add);
    batch.add(LoopFixture.add("2001:db8::9"), answers::add);
    batch.remove(LoopFixture.remove("192.0.2.8"), answers::add);
    assertThat(commands.calls).isEmpty();
    batch.flush(answers::add);
    assertThat(commands.calls)
        .containsExactly(
            List.of(
                "ADDRESS 192.0.2.9/32", "ADDRESS 2001:db8::9/128", "ADDRESS_REMOVED 192.0.2.8/32"));
    assertThat(answers).isEmpty();
    batch.flush(answers::add);
    assertThat(commands.calls).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.9/24, 0",
    "192.0.2.9/24 noprefixroute, 0x200",
    "192.0.2.9/24 autojoin, 0x400",
    "192.0.2.9/24 home -nodad mngtmpaddr, 0",
    "2001:db8::9/64, 0x2",
    "2001:db8::9/64 -nodad, 0",
    "2001:db8::9/64 home mngtmpaddr, 0x112",
    "2001:db8::9/64 noprefixroute autojoin, 0x602",
  })
  void flagsAreThoseOfKeepalived(String line, int flags) {
    List<String> words = List.of(line.split(" ", -1));
    AddressOptions options =
        new AddressOptions(
            null,
            words.contains("home"),
            words.contains("-nodad"),
            words.contains("mngtmpaddr"),
            words.contains("noprefixroute"),
            words.contains("autojoin"),
            1000,
            false,
            ItemTracking.WATCHED);
    AddressMessage message = sent(words.getFirst(), options);
    assertThat(message.flags()).isEqualTo(flags);
    assertThat(message.protocol()).isEqualTo(MARK);
    assertThat(message.preferredSeconds())
        .isEqualTo(line.contains(":") ? 1000 : AddressOptions.FOREVER);
    assertThat(message.peer()).isEqualTo(message.local());
  }

  @Test
  void peerIsTheOtherEnd() {
    IpAddress peer = IpAddress.parse("192.0.2.10");
    AddressMessage message = sent("192.0.2.9/32", AddressOptions.NONE.withPeer(peer));
    assertThat(message.peer()).isEqualTo(peer);
    assertThat(message.local()).hasToString("192.0.2.9");
  }

  private AddressMessage sent(String prefix, AddressOptions options) {
    AddressSpec spec = new AddressSpec(Prefix.parse(prefix), "ens18", 0, null, null, options);
    batch.add(new Effect.AddAddress(1, 2, spec), answers::add);
    batch.flush(answers::add);
    return commands.messages.getLast();
  }

  @Test
  void whatIsAsWantedAlreadyIsASuccess() {
    commands.errnos.putAll(Map.of(0, Errno.EEXIST, 1, Errno.EADDRNOTAVAIL, 2, Errno.EPERM));
    Effect.AddAddress refused = LoopFixture.add("192.0.2.7");
    batch.add(LoopFixture.add("192.0.2.9"), answers::add);
    batch.remove(LoopFixture.remove("192.0.2.8"), answers::add);
    batch.add(refused, answers::add);
    batch.flush(answers::add);
    assertThat(answers).containsExactly(failure(refused, Errno.EPERM));
  }

  private static Input.AddressFailed failure(Effect order, int errno) {
    return new Input.AddressFailed(order, errno, Errno.name(errno) + ", " + Errno.message(errno));
  }

  @Test
  void aRouteThatIsThereAlreadyIsToldOf() {
    commands.errnos.put(0, Errno.EEXIST);
    RuleSpec rule =
        new RuleSpec(
            Family.IPV4,
            false,
            Prefix.parse("10.1.0.0/16"),
            null,
            100,
            new RuleAction.Lookup(7),
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            "",
            "",
            null,
            null,
            18,
            -1,
            null,
            null,
            ItemTracking.WATCHED);
    batch.add(new Effect.AddRouting(1, rule), answers::add);
    batch.flush(answers::add);
    assertThat(answers).containsExactly(new Input.RoutingAdded(rule));
  }

  private static boolean isAddress(MessageKind kind) {
    return kind == MessageKind.ADDRESS || kind == MessageKind.ADDRESS_REMOVED;
  }

  @Test
  void anOrderWithoutAnswerHasFailed() {
    commands.result = -Errno.ETIMEDOUT;
    commands.errnos.put(0, 0);
    Effect.AddAddress second = LoopFixture.add("192.0.2.8");
    batch.add(LoopFixture.add("192.0.2.9"), answers::add);
    batch.add(second, answers::add);
    batch.flush(answers::add);
    assertThat(answers).containsExactly(failure(second, Errno.ETIMEDOUT));
  }

  @Test
  void moreThanOneCallHoldsIsSplitAndNothingIsLost() {
    int wanted = 2 * AddressBatch.CAPACITY + 44;
    for (int count = 0; count < wanted; count++) {
      batch.add(LoopFixture.add("10.0." + count / 250 + "." + count % 250), answers::add);
    }
    batch.flush(answers::add);
    assertThat(commands.calls.stream().mapToInt(List::size).sum()).isEqualTo(wanted);
    assertThat(commands.calls).hasSizeBetween(3, 4);
  }
}
