package io.holdfast.daemon.doctor.finding;

import java.util.Locale;

/** The page about the findings, made of {@link FindingCode} and nothing else. Stateless. */
public final class FindingManual {
  private static final String INTRODUCTION =
      """
      # Doctor

      `holdfast doctor [--format text|json] [-i ID] [FILE]` looks at the live host for what stops
      VRRP: at the interfaces and addresses that the file names, the packet filter (nftables,
      iptables of both kinds, firewalld), the kernel's settings, the wire (for three advert
      intervals), other daemons and network managers. FILE is `/etc/keepalived/keepalived.conf`
      unless given; give the `-i` of the daemon, if it has one, so that lines with `@ID` are read as
      it reads them.

      It changes nothing. It joins the multicast groups of the file while it listens, sends three
      ARP probes or neighbour solicitations for each virtual address, and leaves nothing behind.
      Without root it says what it could not look at.

      It ends with 2 if there is an error, with 1 if there are only warnings, else with 0. Codes
      are stable. In the commands a word in angle brackets stands for what the finding names.

      What it cannot see: rules of a switch or of a cloud between the hosts, rules at the hooks
      `ingress` and `bridge`, and eBPF programs.

      This page is generated from the program; a test keeps the two equal.
      """;

  private FindingManual() {}

  /** Returns the whole page, ending with a line feed. */
  public static String markdown() {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    for (FindingCode code : FindingCode.values()) {
      out.append("\n## ").append(code.id()).append("\n\n");
      row("Severity", code.severity().name().toLowerCase(Locale.ROOT), out);
      row("Cause", code.cause(), out);
      row("Consequence", code.consequence(), out);
      row("Mend", "`" + code.mend() + "`", out);
    }
    return out.toString();
  }

  private static void row(String label, String text, StringBuilder out) {
    out.append("- ").append(label).append(": ").append(text).append('\n');
  }
}
