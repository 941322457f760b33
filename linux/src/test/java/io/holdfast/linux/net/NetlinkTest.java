package io.holdfast.linux.net;

import static io.holdfast.linux.net.Adverts.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.TestNamespace;
import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import io.holdfast.wire.netlink.AddressMessage;
import io.holdfast.wire.netlink.LinkMessage;
import io.holdfast.wire.netlink.MessageKind;
import io.holdfast.wire.netlink.Netlink;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NetlinkTest {
  private static final int CREATE = Netlink.FLAG_ACK | Netlink.FLAG_CREATE | Netlink.FLAG_EXCLUSIVE;
  private static final int LOOPBACK = 1;

  private static List<String> addresses(NetlinkCommands commands) {
    List<String> found = new ArrayList<>();
    NetlinkWriter writer = new NetlinkWriter(commands.requests());
    writer.dumpAddresses(9);
    NetlinkMessages collect =
        message -> {
          AddressMessage address = message.address();
          if (address != null) {
            found.add(address.prefix().toString());
          }
        };
    assertThat(commands.dump(writer.length(), collect)).isZero();
    return found;
  }

  @Test
  void aBatchIsCarriedOutAndEachRequestAnswered() throws Exception {
    TestNamespace.run(() -> {
      try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        NetlinkWriter writer = new NetlinkWriter(commands.requests());
        for (int index = 0; index < 18; index++) {
          writer.addAddress(message(LOOPBACK, "10.1.0." + index, 32), CREATE, 100 + index);
        }
        writer.addAddress(message(LOOPBACK, "10.1.0.5", 32), CREATE, 200);
        writer.removeAddress(message(LOOPBACK, "10.2.0.1", 32), Netlink.FLAG_ACK, 201);
        writer.addAddress(message(LOOPBACK, "2001:db8::1", 128), CREATE, 202);
        Map<Integer, String> answers = new TreeMap<>();
        NetlinkAcks record =
            (sequence, errno) -> answers.put(sequence, errno == 0 ? "" : Errno.name(errno));
        assertThat(commands.execute(writer.length(), record)).isZero();
        assertThat(answers).hasSize(21);
        assertThat(answers.get(200)).isEqualTo("EEXIST");
        assertThat(answers.get(201)).isEqualTo("EADDRNOTAVAIL");
        assertThat(answers.values().stream().filter(String::isEmpty)).hasSize(19);
        assertThat(addresses(commands))
            .contains("10.1.0.0/32", "10.1.0.17/32", "2001:db8::1/128", "127.0.0.1/8")
            .doesNotHaveDuplicates();
      }
    });
  }

  @Test
  void aFullBufferOfRequestsIsAnswered() throws Exception {
    TestNamespace.run(() -> {
      try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        NetlinkWriter writer = new NetlinkWriter(commands.requests());
        int sent = 0;
        while (writer.addAddress(
            message(LOOPBACK, "10.3." + sent / 250 + "." + sent % 250, 32), CREATE, sent)) {
          sent++;
        }
        int[] counts = new int[2];
        NetlinkAcks count = (sequence, errno) -> counts[errno == 0 ? 0 : 1]++;
        assertThat(commands.execute(writer.length(), count)).isZero();
        assertThat(counts).containsExactly(sent, 0);
        assertThat(sent).isGreaterThan(400);
        assertThat(addresses(commands)).hasSizeGreaterThan(sent);
      }
    });
  }

  @Test
  void linksAreListedWithTheirState() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        List<LinkMessage> links = TestNamespace.links(commands);
        assertThat(links)
            .extracting(LinkMessage::name)
            .containsExactlyInAnyOrder("lo", "hfa", "hfb");
        assertThat(links).allMatch(LinkMessage::isRunning);
      }
    });
  }

  @Test
  void changesAreHeard() throws Exception {
    TestNamespace.runWithVeth(veth -> {
      try (NetlinkMonitor monitor = NetlinkMonitor.open(1 << 20).orThrow();
          NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        int index = veth.left().ifIndex();
        NetlinkWriter writer = new NetlinkWriter(commands.requests());
        assertThat(monitor.drain(message -> {})).isZero();
        writer.addAddress(message(index, "10.9.0.1", 24), CREATE, 1);
        writer.addAddress(message(index, "2001:db8::1", 64), CREATE, 2);
        writer.removeAddress(message(index, "10.9.0.1", 24), Netlink.FLAG_ACK, 3);
        TestNamespace.execute(commands, writer);
        // The kernel tells of an IPv6 address a moment after it has answered the request.
        List<String> heard = new ArrayList<>();
        hear(monitor, heard, "ADDRESS 2001:db8::1/64");
        writer.setLinkDown(index, 4);
        TestNamespace.execute(commands, writer);
        hear(monitor, heard, "LINK hfa down");
        assertThat(heard)
            .containsSubsequence(
                "ADDRESS 10.9.0.1/24", "ADDRESS_REMOVED 10.9.0.1/24", "LINK hfa down");
      }
    });
  }

  private static void hear(NetlinkMonitor monitor, List<String> heard, String wanted) {
    while (!heard.contains(wanted)) {
      assertThat(Adverts.readable(monitor.fd())).as("%s after %s", wanted, heard).isTrue();
      assertThat(monitor.drain(message -> heard.add(describe(message)))).isPositive();
    }
  }

  private static String describe(io.holdfast.wire.netlink.NetlinkReader message) {
    AddressMessage address = message.address();
    LinkMessage link = message.link();
    String what = address != null ? address.prefix().toString() : "";
    if (link != null) {
      what = link.name() + (link.isUp() ? " up" : " down");
    }
    return message.kind() + " " + what;
  }

  @Test
  void anOverrunIsReportedOnceAndThenHearingGoesOn() throws Exception {
    TestNamespace.run(() -> {
      try (NetlinkMonitor monitor = NetlinkMonitor.open(1).orThrow();
          NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        NetlinkWriter writer = new NetlinkWriter(commands.requests());
        for (int index = 0; index < 200; index++) {
          writer.addAddress(message(LOOPBACK, "10.1.0." + index, 32), CREATE, index);
        }
        TestNamespace.execute(commands, writer);
        List<MessageKind> kinds = new ArrayList<>();
        assertThat(monitor.drain(message -> kinds.add(message.kind()))).isEqualTo(-Errno.ENOBUFS);
        while (monitor.drain(message -> kinds.add(message.kind())) > 0) {
          assertThat(kinds).isNotEmpty();
        }
        kinds.clear();
        writer.removeAddress(message(LOOPBACK, "10.1.0.1", 32), Netlink.FLAG_ACK, 1);
        TestNamespace.execute(commands, writer);
        assertThat(monitor.drain(message -> kinds.add(message.kind()))).isEqualTo(1);
        assertThat(kinds).containsExactly(MessageKind.ADDRESS_REMOVED);
      }
    });
  }

  @Test
  void namespacesAreJoinedByNameOnly() {
    assertThat(Namespaces.join("../../proc/1/ns/net")).isEqualTo(-Errno.EINVAL);
    assertThat(Namespaces.join("")).isEqualTo(-Errno.EINVAL);
    assertThat(Namespaces.join("hf-no-such-namespace")).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void aNamedNamespaceIsJoined() throws Exception {
    TestNamespace.requireRoot();
    String name = "hflinux" + ProcessHandle.current().pid();
    ip("add", name);
    try {
      TestNamespace.onOwnThread(() -> {
        assertThat(Namespaces.join(name)).isZero();
        try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
          assertThat(TestNamespace.links(commands))
              .singleElement()
              .matches(link -> link.name().equals("lo") && !link.isUp());
        }
        return true;
      });
    } finally {
      ip("delete", name);
    }
  }

  private static void ip(String verb, String name) {
    SpawnRequest request = SpawnRequest.of(List.of("ip", "netns", verb, name), 20_000);
    assertThat(Spawn.run(request).outcome()).isEqualTo(new SpawnOutcome.Exited(0));
  }

  @Test
  void aThreadMovesAloneAndItsSocketsAreOfTheNamespace() throws Exception {
    TestNamespace.run(() -> {
      try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
        assertThat(TestNamespace.links(commands)).hasSize(1);
      }
    });
    try (NetlinkCommands commands = NetlinkCommands.open(0).orThrow()) {
      assertThat(TestNamespace.links(commands)).extracting(LinkMessage::name).contains("lo");
    }
  }
}
