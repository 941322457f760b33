package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads {@code vrrp_instance}: puts the groups of lines together and reads the short ones. */
final class InstanceBlock {
  /** Octets of a password that VRRPv2 carries, RFC 2338 section 5.3.10. */
  static final int MAX_PASSWORD = 8;

  private static final NumberRule HMAC_KEY_ID = NumberRule.strict(1, 255);

  private final Draft draft;
  private final BlockReader reader;
  private final Values values;
  private final InstanceDraft instance;
  private final StaticItems items;

  InstanceBlock(Draft draft, InstanceDraft instance, BlockReader reader) {
    this.draft = draft;
    this.instance = instance;
    this.reader = reader;
    this.values = reader.values();
    this.items = new StaticItems(draft, false);
  }

  Map<String, Handler> handlers() {
    Map<String, Handler> handlers = new HashMap<>();
    new InstanceIdentity(instance, values).register(handlers);
    new InstanceTransport(instance, values).register(handlers);
    new AnnounceLines(instance.announce, values, "(" + instance.name + "): ")
        .register("", handlers);
    handlers.put(
        "authentication",
        node ->
            reader.read(
                new BlockName("authentication", instance.name),
                node.children(),
                authenticationHandlers()));
    handlers.put("auth_hmac", this::hmac);
    new StaticBlocks(draft, values).registerVirtual(instance, handlers);
    handlers.put("virtual_ipaddress", this::addresses);
    handlers.put("virtual_ipaddress_excluded", this::excludedAddresses);
    handlers.put("no_virtual_ipaddress", node -> instance.addressless = true);
    TrackList.Found found = new TrackList.Found(instance.tracks, instance.trackedWeights);
    new TrackList(draft, instance.name, values, found).register(handlers);
    handlers.put("skip_check_adv_addr", node -> flag(node, on -> instance.skipAddressCheck = on));
    handlers.put("strict_mode", node -> flag(node, on -> instance.strict = on));
    new VirtualInterfaces(instance, values).register(handlers);
    handlers.put("v3_checksum_as_v2", node -> flag(node, on -> instance.checksumAsV2 = on));
    handlers.put(
        "owner_ignore_adverts", node -> flag(node, on -> instance.ownerIgnoresAdverts = on));
    handlers.put(
        "lower_prio_no_advert", node -> flag(node, on -> instance.lowerPriorityNoAdvert = on));
    handlers.put(
        "higher_prio_send_advert",
        node -> flag(node, on -> instance.higherPrioritySendAdvert = on));
    handlers.replaceAll((name, handler) -> placed(handler));
    new CombinationTrackLine(draft, values, instance.tracks).register(handlers);
    NotifyLines notices = new NotifyLines(instance.notices);
    notices.register("vrrp_instance", handlers);
    notices.registerGates(handlers);
    return handlers;
  }

  /** Returns the handlers of the nested block. */
  Map<String, Handler> authenticationHandlers() {
    return Map.of(
        "auth_type",
        placed(this::authType),
        "auth_pass",
        placed(this::authPass),
        "auth_pass_file",
        node -> instance.authPassFile = values.word(node, 1));
  }

  private void hmac(Node node) {
    PlainValues plain = new PlainValues();
    boolean isFirst = instance.hmac == null;
    Map<String, Handler> handlers = new HashMap<>();
    if (isFirst) {
      Checked.add(handlers, "key", this::hmacKey);
    }
    reader.read(new BlockName("auth_hmac", instance.name), node.children(), handlers, plain);
    instance.hmac = isFirst ? plain : instance.hmac;
  }

  private void hmacKey(Node node) {
    Word id = node.parameter(1);
    Word secret = node.parameter(2);
    Long number = id == null ? null : HMAC_KEY_ID.read(id.text()).value();
    if (id != null
        && number != null
        && secret != null
        && instance.hmacKeys.putIfAbsent(number.intValue(), secret) != null) {
      values.report(
          DiagnosticCode.SECOND_STATEMENT,
          id,
          "(" + instance.name + ") duplicate auth_hmac key id " + number);
    }
  }

  private Handler placed(Handler handler) {
    return node -> {
      Word shown = node.parameter(1);
      instance.places.put(node.name(), (shown == null ? node.keyword() : shown).place());
      handler.read(node);
    };
  }

  private void authType(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    switch (word.text()) {
      case "PASS" -> instance.authType = "PASS";
      case "AH" -> instance.authType = "AH";
      default -> complain(word, "unknown authentication type '" + word.text() + "'");
    }
  }

  private void authPass(Node node) {
    Word word = values.word(node, 1);
    if (word == null) {
      return;
    }
    if (word.isCutByComment()) {
      values.add(
          Diagnostic.of(
              DiagnosticCode.AUTH_PASS_CUT,
              word.place(),
              "the password ends where a comment begins"));
    }
    String octets = word.octets();
    if (octets.length() > MAX_PASSWORD) {
      values.report(
          DiagnosticCode.AUTH_PASS_TRUNCATED,
          word,
          "the password has " + octets.length() + " characters, VRRP carries " + MAX_PASSWORD,
          "Truncating auth_pass to " + MAX_PASSWORD + " characters");
      octets = octets.substring(0, MAX_PASSWORD);
    }
    instance.authPass = octets;
  }

  private void addresses(Node node) {
    for (Node line : Lists.lines(node)) {
      AddressDraft address = new AddressLine(line, items, values).read();
      if (address == null) {
        continue;
      }
      if (instance.acceptFamily(address.prefix().address().family())) {
        add(line, address, instance.addresses);
      } else {
        values.report(
            DiagnosticCode.FAMILY_MISMATCH,
            line.keyword(),
            "(%s): address family must match VRRP instance [%s] - ignoring"
                .formatted(instance.name, line.name()));
      }
    }
  }

  private void excludedAddresses(Node node) {
    for (Node line : Lists.lines(node)) {
      AddressDraft address = new AddressLine(line, items, values).read();
      if (address != null) {
        add(line, address, instance.excludedAddresses);
      }
    }
  }

  private void add(Node line, AddressDraft address, List<AddressDraft> target) {
    if (instance.claim("address " + address.interfaceName(), address.prefix().address())) {
      target.add(address);
    } else {
      values.report(
          DiagnosticCode.REPEATED_VIP,
          line.keyword(),
          "(%s) VIP duplicates a VIP %s - ignoring".formatted(instance.name, line.name()));
    }
  }

  private void flag(Node node, Consumer<Boolean> target) {
    Word word = node.parameter(1);
    Boolean on =
        values.flag(
            node,
            "(%s) invalid %s %s specified"
                .formatted(instance.name, node.name(), word == null ? "" : word.text()));
    if (on != null) {
      target.accept(on);
    }
  }

  private void complain(Word word, String message) {
    values.report(DiagnosticCode.BAD_VALUE, word, "(" + instance.name + ") " + message);
  }
}
