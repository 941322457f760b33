package io.holdfast.config.parse;

import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import io.holdfast.wire.ip.IpAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code bfd_instance}. Use once. */
final class BfdBlock {
  /** Octets in the name of a session. */
  static final int MAX_NAME = 31;

  private static final int MAX_TTL = 255;
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
  private int ttl = MAX_TTL;
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
    if (draft.isDefined(TrackKind.BFD, name)) {
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
    reader.read(new BlockName("bfd_instance", name), node.children(), handlers);
    finish(node);
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
      draft.define(TrackKind.BFD, name, weight);
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
