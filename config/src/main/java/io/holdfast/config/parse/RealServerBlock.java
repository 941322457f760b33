package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the lines of one {@code real_server}. Use once. */
final class RealServerBlock {
  private static final Set<String> NETWORK_CHECKS =
      Set.of(
          "TCP_CHECK", "HTTP_GET", "SSL_GET", "SMTP_CHECK", "DNS_CHECK", "UDP_CHECK", "PING_CHECK");
  private static final Set<String> OTHER_CHECKS = Set.of("MISC_CHECK", "BFD_CHECK", "FILE_CHECK");
  private static final Set<String> QUESTIONS =
      Set.of("a", "ns", "cname", "soa", "mx", "txt", "aaaa", "rrsig", "dnskey");
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d(-[1-5]\\d\\d)?");
  private static final Pattern OCTETS = Pattern.compile("\\p{XDigit}+");

  /** keepalived 2.2.7 takes a label of one letter before a dot for an empty one. */
  private static final Pattern EMPTY_LABEL = Pattern.compile("^[^.]?\\.|\\.\\.");

  private static final Pattern MASKED_OCTETS = Pattern.compile("(0[xX])?[\\p{XDigit}xX]+");
  private static final int DIGEST_DIGITS = 32;

  private final Draft draft;
  private final BlockReader reader;
  private final Values values;

  RealServerBlock(Draft draft, BlockReader reader) {
    this.draft = draft;
    this.reader = reader;
    this.values = reader.values();
  }

  void read(Node server, IpAddress address) {
    reader.read("real_server", server.children(), Map.of());
    for (Node check : Lists.lines(server)) {
      String name = check.name();
      if (NETWORK_CHECKS.contains(name)) {
        network(check, address);
      } else if (OTHER_CHECKS.contains(name)) {
        reader.read(name, check.children(), Map.of());
        other(check);
      }
    }
  }

  private void network(Node check, IpAddress address) {
    String name = check.name();
    reader.read(name, check.children(), Map.of());
    for (Node line : Lists.lines(check)) {
      switch (line.name()) {
        case "host" -> mailHost(line, address);
        case "url" -> url(line);
        case "type" -> question(line.parameter(1));
        case "payload" -> octets(line, OCTETS);
        case "require_reply" -> octets(line, MASKED_OCTETS);
        case "bind_if" -> interfaceName(line.parameter(1));
        case "name" -> questionName(line);
        default -> {
          // The table says all there is to say.
        }
      }
    }
    boolean reads = name.equals("HTTP_GET") || name.equals("SSL_GET");
    if (reads && check.children() != null && !has(check, "url")) {
      report(check.keyword(), "HTTP/SSL_GET checker has no urls specified - ignoring");
    }
    ends(check, address);
  }

  private void url(Node url) {
    reader.read("url", url.children(), Map.of());
    for (Node line : Lists.lines(url)) {
      for (int index = 1; index <= line.parameterCount(); index++) {
        Word word = line.statement().words().get(index);
        if (line.name().equals("status_code") && !STATUS.matcher(word.text()).matches()) {
          report(word, "Invalid HTTP_GET status code '" + word.text() + "'");
        }
      }
      Word digest = line.name().equals("digest") ? line.parameter(1) : null;
      boolean wrong =
          digest != null
              && (digest.text().length() != DIGEST_DIGITS
                  || !OCTETS.matcher(digest.text()).matches());
      if (wrong && digest != null) {
        report(digest, "digest '" + digest.text() + "' is not 32 hexadecimal digits");
      }
    }
    long digests = Lists.lines(url).stream().filter(line -> line.name().equals("digest")).count();
    if (digests > 1) {
      report(url.keyword(), "a second digest is a duplicate");
    }
    if (url.children() != null && !has(url, "path")) {
      report(url.keyword(), "HTTP/SSL_GET checker url has no path - ignoring");
    }
  }

  private void question(@Nullable Word type) {
    if (type != null && !QUESTIONS.contains(type.text().toLowerCase(Locale.ROOT))) {
      report(type, "Unknown DNS check type " + type.text());
    }
  }

  private void octets(Node line, Pattern pattern) {
    for (Word word : line.statement().words().subList(1, line.parameterCount() + 1)) {
      if (!pattern.matcher(word.text()).matches()) {
        report(word, "'" + word.text() + "' is not hexadecimal");
        return;
      }
    }
  }

  private void mailHost(Node host, IpAddress address) {
    reader.read("host", host.children(), Map.of());
    for (Node line : Lists.lines(host)) {
      if (line.name().equals("bind_if")) {
        interfaceName(line.parameter(1));
      }
    }
    ends(host, address);
  }

  private void interfaceName(@Nullable Word name) {
    if (name != null && name.octets().length() > InstanceIdentity.MAX_INTERFACE_NAME) {
      report(name, "Interface name " + name.text() + " is too long - ignoring");
    }
  }

  private void questionName(Node line) {
    Word name = line.parameter(1);
    boolean isRoot = name != null && name.text().equals(".");
    if (name != null && !isRoot && EMPTY_LABEL.matcher(name.text()).find()) {
      report(name, "DNS_CHECK name '" + name.text() + "' has empty label - ignoring");
    }
  }

  /** The address to check from must be of the family of the address to check. */
  private void ends(Node check, IpAddress server) {
    IpAddress target = server;
    Word own = null;
    for (Node line : Lists.lines(check)) {
      Word word = line.parameter(1);
      IpAddress address = word == null ? null : AddressWord.parse(word.text());
      target = line.name().equals("connect_ip") && address != null ? address : target;
      own = line.name().equals("bindto") && address != null ? word : own;
    }
    IpAddress from = own == null ? null : AddressWord.parse(own.text());
    boolean isCompared = !check.name().equals("SMTP_CHECK");
    if (isCompared && own != null && from != null && from.family() != target.family()) {
      report(
          own,
          "bindto address %s does not match address family of connect_ip - skipping"
              .formatted(own.text()));
    }
    if (target.isLinkLocal() && !has(check, "bind_if") && !has(check, "host")) {
      report(check.keyword(), "Checker link local address " + target + " requires a bind_if");
    }
  }

  private void other(Node check) {
    String required =
        switch (check.name()) {
          case "MISC_CHECK" -> "misc_path";
          case "BFD_CHECK" -> "name";
          default -> "track_file";
        };
    if (!has(check, required)) {
      report(check.keyword(), check.name() + " has no " + required);
    }
    for (Node line : Lists.lines(check)) {
      Word word = line.name().equals(required) ? line.parameter(1) : null;
      boolean known =
          switch (required) {
            case "misc_path" -> true;
            case "name" -> word == null || draft.checkedSessions.contains(word.text());
            default -> word == null || draft.isDefined(TrackListKind.FILE, word.text());
          };
      if (word != null && !known) {
        report(word, check.name() + " - " + word.text() + " is not configured");
      }
    }
  }

  private static boolean has(Node block, String keyword) {
    return Lists.lines(block).stream().anyMatch(line -> line.name().equals(keyword));
  }

  private void report(Word word, String message) {
    values.add(Diagnostic.of(DiagnosticCode.BAD_VALUE, word.place(), message));
  }
}
