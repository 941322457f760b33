package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.BfdSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code bfd_instance}. Use once. */
final class BfdBlock {
  /** Octets in the name of a session. */
  static final int MAX_NAME = 31;

  private static final int MAX_TTL = 255;
  private static final DecimalRule INTERVAL = DecimalRule.millis(1000, 4_294_967_000L);
  private static final NumberRule WEIGHT = NumberRule.lenient(-253, 253);
  private static final String ERROR = "Configuration error: BFD instance ";

  private final Draft draft;
  private final String name;
  private final BlockReader reader;
  private final Values values;
  private @Nullable IpAddress neighbor;
  private @Nullable IpAddress source;
  private boolean malformed;
  private int weight;
  private boolean reverse;
  private int ttl = MAX_TTL;
  private long minRxMicros = 10_000;
  private long minTxMicros = 10_000;
  private long idleTxMicros = 1_000_000;
  private int multiplier = 5;
  private boolean passive;
  private boolean multihop;
  private boolean tellsVrrp;
  private boolean tellsCheckers;
  private final HoldDraft hold = new HoldDraft();
  private final Values quiet = Values.quiet();
  private int maxHops;

  BfdBlock(Draft draft, String name, BlockReader reader) {
    this.draft = draft;
    this.name = name;
    this.reader = reader;
    this.values = reader.values();
  }

  void read(Node node) {
    if (name.length() > MAX_NAME) {
      drop(node.keyword(), "BFD name " + name + " too long");
      return;
    }
    if (draft.isDefined(TrackListKind.BFD, name)) {
      drop(node.keyword(), "BFD " + name + " already specified");
      return;
    }
    Map<String, Handler> handlers = new HashMap<>();
    handlers.put("neighbor_ip", this::neighbor);
    handlers.put("neighbour_ip", this::neighbor);
    handlers.put("source_ip", this::source);
    handlers.put("weight", this::weight);
    handlers.put("ttl", this::ttl);
    handlers.put("hoplimit", this::ttl);
    handlers.put("max_hops", this::maxHops);
    registerSession(handlers);
    hold.register(handlers);
    reader.read(new BlockName("bfd_instance", name), node.children(), handlers);
    finish(node);
  }

  private void registerSession(Map<String, Handler> handlers) {
    Checked.add(handlers, "min_rx", line -> minRxMicros = interval(line, minRxMicros));
    Checked.add(handlers, "min_tx", line -> minTxMicros = interval(line, minTxMicros));
    Checked.add(handlers, "idle_tx", line -> idleTxMicros = interval(line, idleTxMicros));
    Checked.add(
        handlers,
        "multiplier",
        line -> {
          Integer number = quiet.integer(line, NumberRule.strict(1, MAX_TTL), "");
          multiplier = number == null ? multiplier : number;
        });
    Checked.add(handlers, "passive", _ -> passive = true);
    Checked.add(handlers, "multihop", line -> multihop = Boolean.TRUE.equals(quiet.flag(line, "")));
    Checked.add(handlers, "vrrp", _ -> tellsVrrp = true);
    Checked.add(handlers, "checker", _ -> tellsCheckers = true);
  }

  private long interval(Node node, long unchanged) {
    Long micros = quiet.micros(node, INTERVAL, "");
    return micros == null ? unchanged : micros;
  }

  private BfdSpec spec(IpAddress peer) {
    return new BfdSpec(
        name,
        peer,
        source,
        minRxMicros,
        minTxMicros,
        idleTxMicros,
        multiplier,
        passive,
        ttl,
        Math.min(maxHops, ttl),
        multihop,
        weight,
        reverse,
        tellsVrrp || !tellsCheckers);
  }

  private void finish(Node node) {
    IpAddress peer = neighbor;
    IpAddress own = source;
    if (malformed) {
      return;
    }
    if (peer == null) {
      drop(node.keyword(), ERROR + name + " has no neighbor address set, disabling instance");
    } else if (own != null && own.family() != peer.family()) {
      values.report(
          DiagnosticCode.BLOCK_DROPPED,
          node.keyword(),
          "source_ip " + own + " and neighbor_ip " + peer + " are of two families",
          "are not of the same family, disabling instance");
    } else if (draft.addBfdPeer(peer, own)) {
      if (tellsVrrp || !tellsCheckers) {
        draft.define(TrackListKind.BFD, name, new DefaultWeight(weight, reverse));
      }
      if (tellsCheckers || !tellsVrrp) {
        draft.checkedSessions.add(name);
      }
      draft.trackers().add(spec(peer), hold);
      checkHops(node);
    } else {
      drop(
          node.keyword(),
          ERROR + name + " has duplicate neighbor address " + peer + ", ignoring instance");
    }
  }

  private void checkHops(Node node) {
    if (maxHops > ttl) {
      values.report(
          DiagnosticCode.VALUE_ADJUSTED,
          node.keyword(),
          "BFD instance " + name + ": max_hops exceeds ttl/hoplimit - setting to ttl/hoplimit");
    }
  }

  private void neighbor(Node node) {
    Word word = node.parameter(1);
    String shown = word == null ? "" : word.text();
    neighbor =
        values.address(
            node,
            ERROR + name + " has malformed neighbor address " + shown + ", ignoring instance");
    malformed = neighbor == null;
  }

  private void source(Node node) {
    Word word = node.parameter(1);
    String shown = word == null ? "" : word.text();
    source =
        values.address(
            node, ERROR + name + " has malformed source address " + shown + ", ignoring");
  }

  private void ttl(Node node) {
    Word word = node.parameter(1);
    String said =
        "%s%s ttl/hoplimit value %s not valid (must be in range [1-255]), ignoring"
            .formatted(ERROR, name, word == null ? "" : word.text());
    Integer number = values.integer(node, NumberRule.strict(1, MAX_TTL), said);
    ttl = number == null ? ttl : number;
  }

  private void maxHops(Node node) {
    Word word = node.parameter(1);
    String said =
        "%s%s max_hops value %s not valid (must be in range [-1-255]), ignoring"
            .formatted(ERROR, name, word == null ? "" : word.text());
    Integer number = values.integer(node, NumberRule.strict(-1, MAX_TTL), said);
    maxHops = number == null ? maxHops : number;
  }

  private void weight(Node node) {
    Word word = node.parameter(1);
    String said =
        "%s%s weight value %s not valid (must be in range [-253-253]), ignoring"
            .formatted(ERROR, name, word == null ? "" : word.text());
    Integer number = values.integer(node, WEIGHT, said);
    weight = number == null ? weight : number;
    Word direction = node.parameter(2);
    reverse = direction != null && direction.text().equals("reverse");
    if (direction != null && !direction.text().equals("reverse")) {
      values.report(
          DiagnosticCode.BAD_VALUE,
          direction,
          ERROR + name + " unknown weight option " + direction.text());
    }
  }

  private void drop(Word word, String message) {
    values.report(DiagnosticCode.BLOCK_DROPPED, word, message);
  }
}
