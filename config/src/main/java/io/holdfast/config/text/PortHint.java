package io.holdfast.config.text;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds firewall commands that open TCP port 112, in comments too: a file tells its reader there
 * what else to type. VRRP is IP protocol 112 and has no port, RFC 9568 section 5.1.1.5. Stateless.
 */
final class PortHint {
  private static final String NUMBER = "112";

  /** Made when a line has the number: few files do, and expressions are slow to start with. */
  private static final class Expression {
    /** What ufw and firewalld write, then iptables and nftables. */
    static final Pattern TCP_PORT =
        Pattern.compile(
            "\\b112/tcp\\b|\\btcp\\b[^#]{0,40}\\b(?:dport|dports|port)[ =:{]{1,4}112\\b",
            Pattern.CASE_INSENSITIVE);
  }

  private PortHint() {}

  /** Reports a line that opens the port. */
  static void check(SourceLine line, Diagnostics diagnostics) {
    if (!line.octets().contains(NUMBER)) {
      return;
    }
    Matcher matcher = Expression.TCP_PORT.matcher(line.octets());
    if (matcher.find()) {
      diagnostics.add(
          Diagnostic.of(
              DiagnosticCode.TCP_PORT_112,
              line.place(matcher.start() + 1, matcher.end() - matcher.start()),
              "this opens TCP port 112, but VRRP is IP protocol 112"));
    }
  }
}
