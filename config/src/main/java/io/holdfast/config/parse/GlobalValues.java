package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.IncludeCheck;
import io.holdfast.config.text.Octets;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the values in {@code global_defs} that no type of the keyword table describes, of keywords
 * that are not acted on, and takes them.
 */
final class GlobalValues {
  private static final Set<String> TIMEOUTS = Set.of("tcp", "tcpfin", "udp");
  private static final int MAX_PROCESS_NAME = 15;
  private static final NumberRule LEASE =
      NumberRule.strict(LeaseSpec.MIN_SECONDS, LeaseSpec.MAX_SECONDS);
  private static final NumberRule PORT = NumberRule.strict(1, 65_535);
  private static final NumberRule UNSIGNED = NumberRule.strict(0, 0xffff_ffffL);
  private static final NumberRule CONNECT_TIMEOUT = NumberRule.lenient(0, 4294);

  private final Values values;
  private final GlobalDraft global;
  private @Nullable String snmpSocket;
  private boolean receiveBufferSized;

  GlobalValues(GlobalDraft global, Values values) {
    this.global = global;
    this.values = values;
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("address_lease", this::lease);
    handlers.put("metrics_listen", this::metrics);
    handlers.put("umask", this::fileMask);
    handlers.put("include_check", this::includeCheck);
    handlers.put("vrrp_cpu_affinity", node -> processors(node, "vrrp"));
    handlers.put("checker_cpu_affinity", node -> processors(node, "checker"));
    handlers.put("bfd_cpu_affinity", node -> processors(node, "bfd"));
    handlers.put("vrrp_rx_bufs_policy", this::receiveBuffer);
    handlers.put("vrrp_garp_extra_if", this::extraInterfaces);
    handlers.put("vrrp_vmac_garp_intvl", this::extraInterfaces);
    handlers.put("smtp_server", this::mailServer);
    handlers.put("smtp_connect_timeout", this::mailTimeout);
    handlers.put("process_name", this::processName);
    handlers.put("vrrp_process_name", this::processName);
    handlers.put("checker_process_name", this::processName);
    handlers.put("lvs_process_name", this::processName);
    handlers.put("bfd_process_name", this::processName);
    handlers.put("snmp_socket", this::snmpSocket);
    handlers.put("lvs_timeouts", this::timeouts);
    handlers.put("lvs_sync_daemon", new SyncDaemonLine(values)::check);
  }

  private void lease(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    Long seconds = LEASE.read(word.text()).value();
    switch (word.text()) {
      case "off" -> global.lease = LeaseSpec.OFF;
      case "auto" -> global.lease = LeaseSpec.AUTO;
      default -> {
        if (seconds == null) {
          complain(word, "address_lease is off, auto or a number of seconds, 3..86400");
        } else {
          global.lease = LeaseSpec.of(seconds.intValue());
        }
      }
    }
  }

  private void metrics(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    String text = word.text();
    int colon = text.lastIndexOf(':');
    boolean isBracketed = text.startsWith("[") && text.startsWith("]", colon - 1);
    String shown =
        isBracketed ? text.substring(1, colon - 1) : text.substring(0, Math.max(0, colon));
    IpAddress address = IpAddress.parse(shown);
    Long port = colon < 0 ? null : PORT.read(text.substring(colon + 1)).value();
    boolean isIpv6 = address != null && address.family() == Family.IPV6;
    if (address == null || port == null || isIpv6 != isBracketed) {
      complain(word, "metrics_listen is ADDRESS:PORT, for example 127.0.0.1:9650 or [::1]:9650");
    } else {
      global.metrics = new ListenSpec(address, port.intValue());
    }
  }

  private void fileMask(Node node) {
    Integer mask = new UmaskWords(node, values).read();
    if (mask != null) {
      global.plain.put("umask", mask);
    }
  }

  private void extraInterfaces(Node node) {
    ExtraAnnounceSpec extra = new ExtraInterfaceLine(node, values).read("", 1);
    global.extraAnnounce = extra == null ? global.extraAnnounce : extra;
  }

  private void includeCheck(Node node) {
    boolean replaced = false;
    for (Word word : after(node)) {
      String text = word.text();
      boolean signed = text.startsWith("+") || text.startsWith("-");
      String name = signed ? text.substring(1) : text;
      if (IncludeCheck.named(name) == null) {
        complain(word, "Unknown include_check type '" + name + "' - ignoring");
      } else if (!signed && replaced) {
        complain(word, "Duplicate include_check '" + name + "' specified - ignoring");
      }
      replaced |= !signed;
    }
  }

  private void processors(Node node, String process) {
    for (Word word : after(node)) {
      if (UNSIGNED.read(word.text()).value() == null) {
        values.report(
            DiagnosticCode.BAD_VALUE,
            word,
            "'" + word.text() + "' is no number of a processor, so none is set",
            "specified for " + process + " process");
        global.plain.remove(node.name());
        return;
      }
    }
    global.plain.put(node.name(), after(node).stream().map(Word::text).toList());
  }

  private void receiveBuffer(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    boolean policy = word.text().equalsIgnoreCase("MTU") || word.text().equalsIgnoreCase("ADVERT");
    if (policy && receiveBufferSized) {
      complain(word, "Cannot set vrrp_rx_bufs_policy size and policy, ignoring policy");
    } else if (!policy) {
      String said = "Invalid vrrp_rx_bufs_policy " + word.text();
      Long bytes = values.number(word, UNSIGNED, said);
      receiveBufferSized |= bytes != null;
      if (bytes != null) {
        global.plain.put(node.name(), bytes);
      }
    } else if (!global.plain.text(node.name()).equals("MTU")) {
      global.plain.put(node.name(), List.of(word.text().toUpperCase(Locale.ROOT)));
    }
  }

  private void mailServer(Node node) {
    Word host = values.word(node, 1);
    Word port = node.parameter(2);
    if (host != null && port != null) {
      values.number(port, PORT, "Invalid smtp server " + host.text() + " " + port.text());
    }
  }

  private void mailTimeout(Node node) {
    Word word = node.parameter(1);
    String said =
        "smtp_connect_timeout '%s' must be in [0, 4294] - ignoring"
            .formatted(word == null ? "" : word.text());
    Long seconds = values.number(node, CONNECT_TIMEOUT, said);
    if (seconds != null && seconds == 0) {
      values.report(
          DiagnosticCode.VALUE_ADJUSTED,
          node.keyword(),
          "smtp_connect_timeout must be greater than 0, 1 is used",
          "must be greater than 0, setting to 1");
    }
  }

  private void processName(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    String octets = word.octets();
    boolean tooLong = octets.length() > MAX_PROCESS_NAME;
    String name = tooLong ? Octets.decode(octets.substring(0, MAX_PROCESS_NAME)) : word.text();
    global.plain.put(node.name(), List.of(name));
    if (tooLong) {
      values.report(
          DiagnosticCode.VALUE_ADJUSTED,
          word,
          "Process name " + word.text() + " more than 15 characters, truncating");
    }
  }

  private void snmpSocket(Node node) {
    Word word = values.word(node, 1);
    String before = snmpSocket;
    if (word == null) {
      return;
    }
    if (node.parameterCount() > 1) {
      complain(word, "Too many parameters specified for snmp_socket - ignoring");
    } else if (before != null) {
      complain(word, "SNMP socket already set to " + before + " - ignoring");
    } else {
      snmpSocket = word.text();
      global.plain.put(node.name(), List.of(word.text()));
    }
  }

  private void timeouts(Node node) {
    List<Word> words = after(node);
    for (int index = 0; index < words.size(); index++) {
      Word word = words.get(index);
      if (!TIMEOUTS.contains(word.text())) {
        complain(word, "Unknown option " + word.text() + " specified for lvs_timeouts");
      } else if (++index < words.size() && CNumbers.parse(words.get(index).text()) == null) {
        complain(words.get(index), "invalid number '" + words.get(index).text() + "'");
      }
    }
  }

  private static List<Word> after(Node node) {
    List<Word> words = node.statement().words();
    return words.subList(1, words.size());
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message);
  }
}
