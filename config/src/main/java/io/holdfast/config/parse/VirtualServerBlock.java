package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks one {@code virtual_server}. Use once. */
final class VirtualServerBlock {
  private static final NumberRule PORT = NumberRule.strict(1, 0xffff);
  private static final NumberRule PORT_OR_NONE = NumberRule.strict(0, 0xffff);
  private static final NumberRule MARK = NumberRule.strict(0, 0xffff_ffffL);
  private static final NumberRule COUNT = NumberRule.lenient(0, 0xffff_ffffL);
  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp");
  private static final Pattern MASK =
      Pattern.compile(
          "\\d{1,10}|0[xX]\\p{XDigit}{1,8}|(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){1,3}");
  private static final Set<String> TUNNEL_WORDS =
      Set.of("type", "ipip", "gue", "gre", "port", "csum", "nocsum", "remcsum");
  private static final int MAX_ENGINE_NAME = 16;
  private static final String NAT = "NAT";

  private final Draft draft;
  private final BlockReader reader;
  private final Values values;
  private final Set<String> servers = new HashSet<>();
  private @Nullable Family family;
  private String method = NAT;
  private List<Integer> ports = List.of();
  private boolean marked;
  private int accepted;
  private long weight;

  VirtualServerBlock(Draft draft, BlockReader reader) {
    this.draft = draft;
    this.reader = reader;
    this.values = reader.values();
  }

  void read(Node node) {
    Word first = values.word(node, 1);
    if (first == null || !identify(node, first)) {
      return;
    }
    Word kind = value(node, "lb_kind", "lvs_method");
    method = kind == null ? NAT : kind.text();
    reader.read("virtual_server", node.children(), Map.of("real_server", _ -> {}));
    for (Node line : Lists.lines(node)) {
      line(node, line);
    }
    if (node.children() != null) {
      checkWhole(node, first);
    }
  }

  /** Reads what stands after the keyword; returns false when the block is skipped. */
  private boolean identify(Node node, Word first) {
    return switch (first.text()) {
      case "fwmark" -> mark(values.word(node, 2));
      case "group" -> group(values.word(node, 2));
      default -> address(node, first);
    };
  }

  private boolean mark(@Nullable Word mark) {
    marked = true;
    return mark != null && values.number(mark, MARK, "") != null;
  }

  private boolean group(@Nullable Word name) {
    if (name != null) {
      ports = draft.serverGroupPorts.getOrDefault(name.text(), List.of());
    }
    return name != null;
  }

  private boolean address(Node node, Word first) {
    String text = first.text();
    IpAddress address = AddressWord.parse(text);
    Word port = node.parameter(2);
    Long number = port == null ? Long.valueOf(0) : PORT_OR_NONE.read(port.text()).value();
    if (address == null || number == null) {
      String shown = port == null ? "" : "/" + port.text();
      report(
          first,
          "Invalid virtual server IP address%s %s%s - skipping"
              .formatted(port == null ? "" : "/port", text, shown));
      return false;
    }
    family = address.family();
    ports = List.of(number.intValue());
    return true;
  }

  private void line(Node block, Node line) {
    Word value = line.parameter(1);
    switch (line.name()) {
      case "protocol" -> {
        if (value != null && !PROTOCOLS.contains(value.text().toLowerCase(Locale.ROOT))) {
          report(value, "Unknown protocol " + value.text());
        }
      }
      case "persistence_granularity" -> {
        if (value != null && !MASK.matcher(value.text()).matches()) {
          report(value, "Invalid granularity for persistence specified - " + value.text());
        }
      }
      case "lb_kind", "lvs_method" -> tunnelOptions(line, "virtual server");
      case "hashed", "sh-port", "sh-fallback" -> needsScheduler(block, line, "sh");
      case "mh-port", "mh-fallback" -> needsScheduler(block, line, "mh");
      case "ip_family" -> ipFamily(value);
      case "persistence_engine" -> engine(value);
      case "sorry_server_inhibit" ->
          needsSorryServer(
              block, line, "Ignoring sorry_server inhibit used before or without sorry_server");
      case "sorry_server_lvs_method" ->
          needsSorryServer(block, line, "sorry_server forwarding used without sorry_server");
      case "sorry_server" -> sorryServer(block, line);
      case "real_server" -> realServer(block, line);
      default -> {
        // The table says all there is to say.
      }
    }
  }

  private void tunnelOptions(Node line, String what) {
    boolean tunnel =
        line.parameterCount() > 0 && line.statement().words().get(1).text().equals("TUN");
    for (int index = 2; index <= line.parameterCount(); index++) {
      Word word = line.statement().words().get(index);
      boolean known =
          TUNNEL_WORDS.contains(word.text()) || PORT.read(word.text()).problem() == null;
      if (!tunnel || !known) {
        report(word, "Invalid tunnel option " + word.text() + " for " + what + ".");
      }
    }
  }

  private void needsScheduler(Node block, Node flag, String scheduler) {
    String chosen = "";
    for (Node line : Lists.lines(block)) {
      if (line.equals(flag)) {
        break;
      }
      Word value = line.parameter(1);
      boolean chooses = line.name().equals("lb_algo") || line.name().equals("lvs_sched");
      chosen = chooses && value != null ? value.text() : chosen;
    }
    if (!chosen.equals(scheduler)) {
      report(
          flag.keyword(), flag.name() + " only applies to " + scheduler + " scheduler - ignoring");
    }
  }

  private void engine(@Nullable Word name) {
    if (name != null && name.octets().length() > MAX_ENGINE_NAME) {
      report(name, "persistence_name too long, truncating - " + name.text());
    }
  }

  private void needsSorryServer(Node block, Node line, String message) {
    for (Node before : Lists.lines(block)) {
      if (before.name().equals("sorry_server")) {
        return;
      }
      if (before.equals(line)) {
        break;
      }
    }
    report(line.keyword(), message);
  }

  private void ipFamily(@Nullable Word value) {
    if (value == null) {
      return;
    }
    Family wanted = value.text().equals("inet6") ? Family.IPV6 : Family.IPV4;
    if (family != null && family != wanted) {
      report(
          value,
          "Virtual server specified family " + value.text() + " conflicts with server family");
    } else {
      family = wanted;
    }
  }

  private void sorryServer(Node block, Node line) {
    Word first = line.parameter(1);
    if (first == null) {
      return;
    }
    IpAddress address = AddressWord.parse(first.text());
    Integer port = port(line, address);
    if (address == null || port == null) {
      report(first, "Invalid sorry server IP address " + first.text() + " - skipping");
      return;
    }
    if (!accepts(address)) {
      report(
          first,
          "Address family of virtual server and sorry server "
              + first.text()
              + " don't match - skipping sorry server.");
      return;
    }
    Word own = value(block, "sorry_server_lvs_method");
    if (mismatches(own == null ? method : own.text(), port)) {
      report(first, "the ports of the virtual server and of the sorry server don't match");
    }
  }

  private void realServer(Node block, Node server) {
    Word first = values.word(server, 1);
    if (first == null) {
      return;
    }
    IpAddress address = AddressWord.parse(first.text());
    Integer port = port(server, address);
    if (address == null || port == null) {
      Word shown = server.parameter(2);
      report(
          first,
          "Invalid real server ip address/port %s/%s - skipping"
              .formatted(first.text(), shown == null ? "" : shown.text()));
      return;
    }
    new RealServerBlock(draft, reader).read(server, address);
    for (Node line : Lists.lines(server)) {
      if (line.name().equals("lvs_method")) {
        tunnelOptions(line, "real server");
      }
    }
    Word kind = value(server, "lvs_method");
    String own = kind == null ? method : kind.text();
    if (!own.equals("TUN") && !accepts(address)) {
      report(
          first,
          "Address family of virtual server and real server "
              + first.text()
              + " don't match - skipping real server.");
      return;
    }
    if (!servers.add(address + " " + port)) {
      report(first, "real server " + first.text() + " is duplicated - removing second rs");
      return;
    }
    if (mismatches(own, port)) {
      report(first, "the ports of the virtual server and of the real server don't match");
    }
    accepted++;
    weight += number(server, "weight", number(block, "weight", 1));
  }

  private @Nullable Integer port(Node line, @Nullable IpAddress address) {
    Word word = line.parameter(2);
    if (word == null || address == null) {
      return 0;
    }
    Long number = values.number(word, line.name().equals("real_server") ? PORT_OR_NONE : PORT, "");
    return number == null ? null : number.intValue();
  }

  private boolean accepts(IpAddress address) {
    if (family == null) {
      family = address.family();
    }
    return family == address.family();
  }

  private boolean mismatches(String kind, int port) {
    if (kind.equals(NAT) || port == 0) {
      return false;
    }
    return marked || ports.stream().anyMatch(own -> own != port);
  }

  private void checkWhole(Node node, Word first) {
    if (accepted == 0) {
      report(first, "Virtual server " + first.text() + " has no real servers - ignoring");
      return;
    }
    Word protocol = value(node, "protocol");
    if (marked == (protocol != null)) {
      report(
          first,
          marked
              ? "protocol specified for fwmark - protocol will be ignored"
              : "no protocol set - defaulting to UDP");
    }
    if (value(node, "lb_algo", "lvs_sched") == null) {
      report(first, "no scheduler set, setting default 'wlc'");
    }
    if (value(node, "lb_kind", "lvs_method") == null) {
      report(first, "no forwarding method set, setting default NAT");
    }
    boolean portless = ports.stream().anyMatch(port -> port == 0);
    if (portless
        && value(node, "persistence_timeout") == null
        && !has(node, "persistence_timeout")) {
      report(first, "zero port only valid for persistent services - setting");
    }
    if (has(node, "ops") && (protocol == null || !protocol.text().equalsIgnoreCase("udp"))) {
      report(first, "one packet scheduling requires UDP - resetting");
    }
    checkQuorum(node, first);
  }

  private void checkQuorum(Node node, Word first) {
    long quorum = Math.max(1, number(node, "quorum", 1));
    if (quorum > weight) {
      report(first, "quorum %d exceeds total weight of real servers %d".formatted(quorum, weight));
    }
    if (number(node, "hysteresis", 0) >= Math.min(quorum, Math.max(weight, 1))) {
      report(first, "hysteresis is not less than quorum; setting hysteresis to less");
    }
  }

  private static boolean has(Node block, String keyword) {
    return Lists.lines(block).stream().anyMatch(line -> line.name().equals(keyword));
  }

  private static long number(Node block, String keyword, long fallback) {
    Word word = value(block, keyword);
    Long number = word == null ? null : COUNT.read(word.text()).value();
    return Objects.requireNonNullElse(number, fallback);
  }

  /** Returns the value of the last line with one of the keywords. */
  private static @Nullable Word value(Node block, String... keywords) {
    Word found = null;
    for (Node line : Lists.lines(block)) {
      for (String keyword : keywords) {
        Word word = line.parameter(1);
        found = line.name().equals(keyword) && word != null ? word : found;
      }
    }
    return found;
  }

  private void report(Word word, String message) {
    values.add(Diagnostic.of(DiagnosticCode.BAD_VALUE, word.place(), message));
  }
}
