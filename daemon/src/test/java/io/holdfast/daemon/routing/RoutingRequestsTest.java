package io.holdfast.daemon.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.ConfigurationLoader;
import io.holdfast.config.LoadRequest;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.netlink.NetlinkReader;
import io.holdfast.wire.netlink.NetlinkWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests for routes and rules are those of keepalived; a message is found to be about them. */
class RoutingRequestsTest {
  private static final int HEADER = 16;
  private static final int SEQUENCE = 8;
  private static final int PAYLOAD = 12;

  @TempDir private Path directory;

  private final RoutingView view = new RoutingView(name -> name.equals("eth0") ? 3 : 5);
  private final RoutingRequests requests = new RoutingRequests(view);

  static List<List<String>> vectors() throws IOException {
    try (var file = RoutingRequestsTest.class.getResourceAsStream("/routing/requests.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" \\| ", -1)))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void addsAsKeepalivedDoes(List<String> vector) throws IOException {
    RoutingItem item = item(vector.get(0));
    assertThat(requests.add(item)).isEmpty();
    assertThat(parts(written())).isEqualTo(parts(hex(vector.get(1))));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void removesExactlyWhatItAdded(List<String> vector) throws IOException {
    RoutingItem item = item(vector.get(0));
    assertThat(requests.remove(item)).isTrue();
    Set<String> removal = parts(written());
    if (vector.size() > 2 && item instanceof RuleSpec) {
      assertThat(removal).isEqualTo(parts(hex(vector.get(2))));
    } else if (vector.size() > 2) {
      assertThat(parts(hex(vector.get(2)))).containsAll(attributes(removal));
    }
    requests.add(item);
    assertThat(parts(written())).containsAll(attributes(removal));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void findsTheItemOfAMessage(List<String> vector) throws IOException {
    RoutingItem item = item(vector.get(0));
    assertThat(found(hex(vector.get(1)))).as("not ordered").isEmpty();
    requests.add(item);
    boolean hasUsualMetric =
        item instanceof RouteSpec route && route.metric() < 0 && vector.get(0).contains(":");
    // The kernel says the metric that it gave an IPv6 route; the request does not.
    assertThat(found(hex(vector.get(1)))).isEqualTo(hasUsualMetric ? List.of() : List.of(item));
    requests.remove(item);
    assertThat(found(hex(vector.get(1)))).as("removed").isEmpty();
  }

  @Test
  void aRouteOnAnInterfaceThatIsGoneNeedsNoRemoval() throws IOException {
    RoutingRequests nowhere = new RoutingRequests(new RoutingView(name -> 0));
    assertThat(nowhere.remove(item("10.0.0.0/24 dev eth0"))).isFalse();
    assertThat(nowhere.remove(item("from 10.0.0.0/24 iif eth0 table 5 priority 7"))).isTrue();
  }

  @Test
  void aRouteOfAVrfGoesIntoItsTable() throws IOException {
    RoutingView vrfs = new RoutingView(new Vrf());
    RoutingRequests inVrf = new RoutingRequests(vrfs);
    assertThat(inVrf.add(item("10.0.0.0/24 dev eth0 vrf blue"))).isEmpty();
    byte[] asVrf = inVrf.request().bytes();
    assertThat(inVrf.add(item("10.0.0.0/24 dev eth0 table 1010"))).isEmpty();
    assertThat(asVrf).isEqualTo(inVrf.request().bytes());
    assertThat(inVrf.add(item("10.0.0.0/24 dev eth0 vrf eth0")))
        .isEqualTo("interface eth0 is no VRF");
  }

  private record Vrf() implements InterfaceIndex {
    @Override
    public int of(String interfaceName) {
      return 3;
    }

    @Override
    public long table(String vrf) {
      return vrf.equals("blue") ? 1010 : 0;
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void whatAnEarlierRunLeftIsRemovedByTheRequestItWroteDown(List<String> vector)
      throws IOException {
    List<LeftRouting> left = RoutingRequests.removals(statics(vector.get(0)), "", view);
    assertThat(left).hasSize(1);
    assertThat(requests.remove(left.getFirst())).isTrue();
    byte[] again = written();
    requests.remove(item(vector.get(0)));
    assertThat(again).isEqualTo(written());
  }

  private List<RoutingItem> found(byte[] message) {
    NetlinkReader reader = new NetlinkReader();
    reader.wrap(ByteBuffer.wrap(message), 0, message.length);
    assertThat(reader.next()).isTrue();
    List<RoutingItem> items = new ArrayList<>();
    view.find(reader.route(), items::add);
    view.find(reader.rule(), items::add);
    return items;
  }

  private byte[] written() {
    ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    NetlinkWriter writer = new NetlinkWriter(buffer);
    assertThat(writer.append(requests.request(), 5)).isTrue();
    byte[] bytes = new byte[writer.length()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static boolean isRule(String line) {
    return line.matches("(not |from |to |suppress|uidrange|l3mdev).*");
  }

  private Configuration statics(String line) throws IOException {
    Path file = directory.resolve("keepalived.conf");
    String kind = isRule(line) ? "rules" : "routes";
    Files.writeString(file, "static_" + kind + " {\n  " + line + "\n}\n");
    return ConfigurationLoader.load(LoadRequest.ofFiles(file.toString(), "x")).configuration();
  }

  private RoutingItem item(String line) throws IOException {
    boolean isRule = isRule(line);
    StaticSpec statics = statics(line).global().system().statics();
    return (isRule ? statics.rules().get(0) : statics.routes().get(0)).bare();
  }

  /** Header and payload without length and sequence, and each attribute. */
  private static Set<String> parts(byte[] message) {
    ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(buffer.getInt(0)).isEqualTo(message.length);
    Set<String> parts = new TreeSet<>();
    parts.add("header " + hex(message, 4, SEQUENCE) + hex(message, HEADER, HEADER + PAYLOAD));
    int at = HEADER + PAYLOAD;
    while (at < message.length) {
      int length = buffer.getShort(at);
      parts.add(hex(message, at, at + length));
      at += (length + 3) & -4;
    }
    return parts;
  }

  private static Set<String> attributes(Set<String> parts) {
    Set<String> attributes = new TreeSet<>(parts);
    attributes.removeIf(part -> part.startsWith("header"));
    return attributes;
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(bytes, from, to);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.strip());
  }
}
