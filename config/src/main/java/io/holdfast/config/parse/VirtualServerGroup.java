package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code virtual_server_group}: {@code IP[-LAST] [PORT]} or {@code fwmark N} a line. */
final class VirtualServerGroup {
  private static final NumberRule PORT = NumberRule.strict(1, 0xffff);
  private static final NumberRule MARK = NumberRule.strict(0, 0xffff_ffffL);
  private static final NumberRule LAST = NumberRule.strict(0, 255);

  private final Draft draft;
  private final Values values;

  VirtualServerGroup(Draft draft, Values values) {
    this.draft = draft;
    this.values = values;
  }

  void read(Node node) {
    Word name = values.word(node, 1);
    if (name == null) {
      return;
    }
    List<Integer> ports = new ArrayList<>();
    boolean empty = true;
    for (Node line : Lists.lines(node)) {
      if (line.name().equals("fwmark")) {
        empty &= !mark(line);
      } else {
        Integer port = address(line);
        empty &= port == null;
        if (port != null) {
          ports.add(port);
        }
      }
    }
    if (empty) {
      values.report(
          DiagnosticCode.EMPTY_BLOCK,
          name,
          "virtual server group " + name.text() + " has no entries - removing");
    }
    draft.serverGroupPorts.putIfAbsent(name.text(), ports);
  }

  private boolean mark(Node line) {
    return values.number(line, MARK, "") != null;
  }

  private @Nullable Integer address(Node line) {
    Word word = line.keyword();
    String text = word.text();
    int dash = text.indexOf('-');
    IpAddress first = IpAddress.parse(dash < 0 ? text : text.substring(0, dash));
    Word port = line.parameter(1);
    Long number = port == null ? Long.valueOf(0) : PORT.read(port.text()).value();
    if (first == null || number == null) {
      String shown = port == null ? "" : port.text();
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "Invalid virtual server group IP address %s /port/%s - skipping".formatted(text, shown));
      return null;
    }
    if (dash >= 0 && !isRange(first, text.substring(dash + 1))) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "Address range end is not greater than address range start - " + text + " - skipping");
      return null;
    }
    return number.intValue();
  }

  private static boolean isRange(IpAddress first, String last) {
    if (first.family() == Family.IPV6) {
      return !last.isEmpty() && last.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
    Long number = LAST.read(last).value();
    return number != null && number > (first.low() & 0xff);
  }
}
