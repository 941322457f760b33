package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import java.util.Map;

/** The lines of an instance that say who it is and how it decides. */
final class InstanceIdentity {
  /** Octets in the name of a network interface, less the NUL. */
  static final int MAX_INTERFACE_NAME = 15;

  private final InstanceDraft draft;
  private final Values values;

  InstanceIdentity(InstanceDraft draft, Values values) {
    this.draft = draft;
    this.values = values;
  }

  void register(Map<String, Handler> handlers) {
    handlers.put("state", this::state);
    handlers.put("interface", this::interfaceName);
    handlers.put("virtual_router_id", this::vrid);
    handlers.put("priority", this::priority);
    handlers.put("version", this::version);
    handlers.put("native_ipv6", this::nativeIpv6);
    handlers.put("advert_int", this::advertInterval);
    handlers.put("down_timer_adverts", this::downTimerAdverts);
    handlers.put("nopreempt", node -> draft.noPreempt = true);
    handlers.put("preempt", node -> draft.noPreempt = false);
    handlers.put("preempt_delay", this::preemptDelay);
  }

  private void state(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    boolean wasMaster = draft.state == WantedState.MASTER;
    switch (word.text()) {
      case "MASTER" -> draft.state = WantedState.MASTER;
      case "BACKUP" -> {
        if (wasMaster) {
          complain(word, "(%s) state previously set as MASTER - ignoring BACKUP");
        } else {
          draft.state = WantedState.BACKUP;
        }
      }
      default -> complain(word, "(%s) unknown state '" + word.text() + "', defaulting to BACKUP");
    }
  }

  private void interfaceName(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    String name = word.text();
    if (word.octets().length() > MAX_INTERFACE_NAME) {
      complain(word, "Interface name '" + name + "' too long - ignoring");
    } else if (name.equals("lo")) {
      complain(word, "(%s) cannot use a loopback interface (lo) for vrrp - ignoring");
    } else {
      draft.interfaceName = name;
    }
  }

  private void vrid(Node node) {
    Word word = node.parameter(1);
    String said =
        "(%s): VRID '%s' not valid - must be between 1 & 255"
            .formatted(draft.name, word == null ? "" : word.text());
    Integer vrid = values.integer(node, NumberRule.strict(1, 255), said);
    draft.vrid = vrid == null ? draft.vrid : vrid;
  }

  private void priority(Node node) {
    Integer priority =
        values.integer(
            node,
            NumberRule.strict(1, 255),
            named("(%s) Priority not valid! must be between 1 & 255. Using default 100"));
    draft.priority = priority == null ? Integer.valueOf(100) : priority;
  }

  private void version(Node node) {
    Integer version =
        values.integer(
            node, NumberRule.lenient(2, 3), named("(%s): Version must be either 2 or 3"));
    if (version != null && version == 2 && draft.family == Family.IPV6) {
      complain(
          node.keyword(),
          "(%s) vrrp_version 2 conflicts with configured or deduced version 3; ignoring.");
    } else if (version != null) {
      draft.version = version;
    }
  }

  private void nativeIpv6(Node node) {
    if (draft.acceptFamily(Family.IPV6)) {
      draft.version = 3;
    } else {
      complain(node.keyword(), "(%s) Cannot specify native_ipv6 with IPv4 addresses");
    }
  }

  private void advertInterval(Node node) {
    Word word = node.parameter(1);
    String said =
        "(%s) Advert interval (%s) not valid! Must be > 0 - ignoring"
            .formatted(draft.name, word == null ? "" : word.text());
    Long micros = values.micros(node, DecimalRule.micros(10_000, 255 * Values.MICROS), said);
    draft.advertMicros = micros == null ? draft.advertMicros : micros;
  }

  private void downTimerAdverts(Node node) {
    Word word = node.parameter(1);
    String said =
        "(%s): Invalid down_timer_adverts [1:100] '%s'"
            .formatted(draft.name, word == null ? "" : word.text());
    Integer count = values.integer(node, NumberRule.lenient(1, 100), said);
    draft.downTimerAdverts = count == null ? draft.downTimerAdverts : count;
  }

  private void preemptDelay(Node node) {
    Long micros =
        values.micros(
            node,
            DecimalRule.micros(0, 1000 * Values.MICROS),
            named("(%s) Preempt_delay not valid! must be between 0-1000"));
    draft.preemptDelayMicros = micros == null ? 0 : micros;
  }

  private String named(String message) {
    return message.formatted(draft.name);
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, message.replace("%s", draft.name));
  }
}
