package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads {@code global_defs}. */
final class GlobalBlock {
  private static final int MAX_REALTIME = 99;
  private static final long MAX_GAP_MICROS = 4_294_967_295L;
  private static final long LONG_GAP_MICROS = 1_000_000;

  /** Where the scope of a multicast address stands in its upper half, RFC 4291 section 2.7. */
  private static final int SCOPE_SHIFT = 48;

  private static final int SCOPE_MASK = 0xf;
  private static final int LINK_LOCAL_SCOPE = 2;

  /** What instances copy when their block opens, so that keepalived wants it to stand before. */
  private static final Set<String> INHERITED =
      Set.of(
          "vrrp_garp_master_delay",
          "vrrp_garp_master_repeat",
          "vrrp_garp_master_refresh",
          "vrrp_garp_master_refresh_repeat",
          "vrrp_down_timer_adverts",
          "vrrp_skip_check_adv_addr",
          "v3_checksum_as_v2");

  private final Draft draft;
  private final GlobalDraft global;
  private final Values values;

  GlobalBlock(Draft draft, Values values) {
    this.draft = draft;
    this.global = draft.global;
    this.values = values;
  }

  Map<String, Handler> handlers() {
    Map<String, Handler> handlers = new HashMap<>();
    new AnnounceLines(global.announce, values, "").register("vrrp_", handlers);
    new GlobalValues(global, values).register(handlers);
    new ReportLines(global.report).register(handlers);
    handlers.put("router_id", this::routerId);
    handlers.put("script_user", this::scriptUser);
    handlers.put("enable_script_security", node -> global.scriptSecurity = true);
    handlers.put("vrrp_version", this::version);
    handlers.put("vrrp_mcast_group4", node -> group(node, Family.IPV4));
    handlers.put("vrrp_mcast_group6", node -> group(node, Family.IPV6));
    handlers.put("vrrp_garp_interval", node -> gap(node, gap -> global.garpIntervalMicros = gap));
    handlers.put("vrrp_gna_interval", node -> gap(node, gap -> global.gnaIntervalMicros = gap));
    handlers.put("vrrp_min_garp", node -> flag(node, on -> global.minGarp = on));
    handlers.put("vrrp_down_timer_adverts", this::downTimerAdverts);
    handlers.put(
        "vrrp_lower_prio_no_advert", node -> flag(node, on -> global.lowerPriorityNoAdvert = on));
    handlers.put(
        "vrrp_higher_prio_send_advert",
        node -> flag(node, on -> global.higherPrioritySendAdvert = on));
    handlers.put("vrrp_check_unicast_src", node -> global.checkUnicastSource = true);
    handlers.put(
        "vrrp_skip_check_adv_addr", node -> anyWord(node, on -> global.skipAddressCheck = on));
    handlers.put(
        "vrrp_owner_ignore_adverts", node -> flag(node, on -> global.ownerIgnoresAdverts = on));
    handlers.put("v3_checksum_as_v2", node -> global.checksumAsV2 = true);
    handlers.put("vrrp_strict", node -> anyWord(node, on -> global.strict = on));
    handlers.put("vrrp_startup_delay", this::startupDelay);
    handlers.put("vrrp_rt_priority", this::realtimePriority);
    handlers.put("vrrp_priority", this::niceValue);
    handlers.put("vrrp_no_swap", node -> global.lockMemory = true);
    handlers.put("log_unknown_vrids", node -> global.logUnknownVrids = true);
    handlers.replaceAll((name, handler) -> INHERITED.contains(name) ? inherited(handler) : handler);
    return handlers;
  }

  private Handler inherited(Handler handler) {
    return node -> {
      if (!draft.instances().isEmpty()) {
        values.add(
            Diagnostic.of(
                    DiagnosticCode.DEFINED_LATER,
                    node.keyword().place(),
                    node.name() + " stands after instances that should inherit it")
                .leadingTo("it counts for all instances here, but not in keepalived"));
      }
      handler.read(node);
    };
  }

  private void routerId(Node node) {
    Word word = node.parameter(1);
    if (word == null) {
      values.report(DiagnosticCode.BAD_VALUE, node.keyword(), "routerid name missing - ignoring");
    } else {
      global.routerId = word.text();
    }
  }

  private void scriptUser(Node node) {
    Word user = values.word(node, 1);
    if (user != null) {
      Word group = node.parameter(2);
      global.scriptUser = user.text();
      global.scriptGroup = group == null ? "" : group.text();
    }
  }

  private void version(Node node) {
    Integer version =
        values.integer(node, NumberRule.lenient(2, 3), "VRRP Error: Version must be either 2 or 3");
    global.version = version == null ? global.version : version;
  }

  private void group(Node node, Family family) {
    String name = node.name();
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    IpAddress address = AddressWord.read(word, values);
    String problem = groupProblem(name + " [" + word.text() + "]", address, family);
    if (address == null) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          word,
          "Can't parse " + name + " [" + word.text() + "]. Skipping");
    } else if (problem != null) {
      values.report(DiagnosticCode.BAD_VALUE, word, problem);
    } else if (family == Family.IPV4) {
      global.group4 = address;
    } else {
      global.group6 = address;
      checkScope(word, address);
    }
  }

  private void checkScope(Word word, IpAddress group) {
    boolean linkLocal = (group.high() >>> SCOPE_SHIFT & SCOPE_MASK) == LINK_LOCAL_SCOPE;
    if (!linkLocal) {
      values.report(
          DiagnosticCode.WIDE_MULTICAST_GROUP,
          word,
          "vrrp_mcast_group6 [" + word.text() + "] should be link-local multicast.");
    }
  }

  private static @Nullable String groupProblem(
      String shown, @Nullable IpAddress address, Family family) {
    if (address == null) {
      return null;
    }
    if (address.family() != family) {
      return shown + " is not " + (family == Family.IPV4 ? "IPv4" : "IPv6") + ". Skipping";
    }
    return address.isMulticast() ? null : shown + " is not multicast. Skipping";
  }

  private void downTimerAdverts(Node node) {
    Integer count =
        values.integer(
            node, NumberRule.lenient(1, 100), "Invalid vrrp_down_timer_adverts - ignoring");
    global.downTimerAdverts = count == null ? global.downTimerAdverts : count;
  }

  private void startupDelay(Node node) {
    Word word = node.parameter(1);
    String shown = word == null ? "" : word.text();
    Long micros =
        values.micros(
            node,
            DecimalRule.micros(1000, 4_294_967_295L),
            "vrrp_startup_delay '" + shown + "' is invalid");
    global.startupDelayMicros = micros == null ? global.startupDelayMicros : micros;
  }

  private void gap(Node node, LongConsumer target) {
    Word word = node.parameter(1);
    String complaint = node.name() + " '" + (word == null ? "" : word.text()) + "' is invalid";
    Long micros = values.micros(node, DecimalRule.micros(1, MAX_GAP_MICROS), complaint);
    if (micros == null) {
      return;
    }
    target.accept(micros);
    if (micros > LONG_GAP_MICROS) {
      String message = node.name() + " is longer than a second";
      values.add(Diagnostic.of(DiagnosticCode.ANNOUNCE_GAP_LONG, node.keyword().place(), message));
    }
  }

  private void realtimePriority(Node node) {
    Long wanted = values.number(node, NumberRule.lenient(0, Integer.MAX_VALUE), "");
    if (wanted == null) {
      return;
    }
    global.realtimePriority = (int) Math.clamp(wanted, 1L, (long) MAX_REALTIME);
    if (global.realtimePriority != wanted) {
      boolean high = wanted > MAX_REALTIME;
      String message =
          "vrrp process real-time priority %s %s than %s %s - setting to %s"
              .formatted(
                  wanted,
                  high ? "greater" : "less",
                  high ? "maximum" : "minimum",
                  high ? MAX_REALTIME : 1,
                  high ? "maximum" : "minimum");
      values.report(DiagnosticCode.VALUE_ADJUSTED, node.keyword(), message);
    }
  }

  private void niceValue(Node node) {
    Integer nice =
        values.integer(
            node, NumberRule.lenient(-20, 19), "Invalid vrrp process priority specified");
    global.niceValue = nice == null ? 0 : nice;
  }

  /** What keepalived 2.2.7 takes without a look at its word. */
  private void anyWord(Node node, Consumer<Boolean> target) {
    Boolean on = Values.quiet().flag(node, "");
    Word word = node.parameter(1);
    if (on != null) {
      target.accept(on);
    } else if (word != null) {
      values.add(
          Diagnostic.of(
                  DiagnosticCode.EXTRA_WORDS,
                  word.place(),
                  "'" + word.text() + "' is none of on, off, true, false, yes, no")
              .leadingTo("the line is ignored, as newer keepalived does; 2.2.7 switches it on"));
    }
  }

  private void flag(Node node, Consumer<Boolean> target) {
    Boolean on = values.flag(node, "Invalid value for " + node.name() + " specified");
    if (on != null) {
      target.accept(on);
    }
  }
}
