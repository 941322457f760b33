package io.holdfast.config.parse;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one address line: {@code ADDR[/LEN] [option ...]}. Use once. */
final class AddressLine {
  /** Octets in an address label, less the NUL. */
  static final int MAX_LABEL = 15;

  private static final int MAX_BROADCAST_LENGTH = 30;
  private static final Map<String, Integer> SCOPES =
      Map.of("global", 0, "site", 200, "link", 253, "host", 254, "nowhere", 255);
  private static final NumberRule LIFETIME = NumberRule.strict(0, 0xffff_ffffL);
  private static final Set<String> FLAGS =
      Set.of("home", "-nodad", "mngtmpaddr", "noprefixroute", "autojoin", "no_track", "use_vmac");
  private static final Set<String> WITH_VALUE =
      Set.of("dev", "scope", "brd", "broadcast", "label", "peer", "preferred_lft", "track_group");

  private final Node line;
  private final StaticItems items;
  private final Values values;
  private String interfaceName = "";
  private int scope;
  private @Nullable String label;
  private @Nullable IpAddress broadcast;
  private final Set<String> flags = new HashSet<>();
  private @Nullable IpAddress peer;
  private @Nullable Long preferredSeconds;
  private String group = "";
  private boolean dropped;

  AddressLine(Node line, StaticItems items, Values values) {
    this.line = line;
    this.items = items;
    this.values = values;
  }

  /** Returns the address; null when it is left out after a diagnostic. */
  @Nullable AddressDraft read() {
    Prefix prefix = readPrefix();
    if (prefix == null) {
      return null;
    }
    int index = 1;
    while (index <= line.parameterCount() && !dropped) {
      Word option = line.statement().words().get(index);
      Word value = line.parameter(index + 1);
      index += readOption(option, value, prefix);
    }
    if (dropped) {
      return null;
    }
    Prefix used = peer == null ? prefix : Prefix.host(prefix.address());
    return new AddressDraft(
        used,
        interfaceName,
        scope,
        label,
        peer == null ? broadcast : null,
        options(used),
        line.keyword().place());
  }

  private AddressOptions options(Prefix used) {
    Long written = preferredSeconds;
    return new AddressOptions(
        peer,
        flags.contains("home"),
        flags.contains("-nodad"),
        flags.contains("mngtmpaddr"),
        flags.contains("noprefixroute"),
        flags.contains("autojoin"),
        written == null ? AddressOptions.usualPreference(used) : written,
        flags.contains("use_vmac"),
        flags.contains("no_track") ? ItemTracking.UNWATCHED : new ItemTracking(true, group));
  }

  private @Nullable Prefix readPrefix() {
    Word word = line.keyword();
    String text = word.text();
    int slash = text.indexOf('/');
    IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      dropUnreadable(word);
      return null;
    }
    Prefix prefix = Prefix.parse(text);
    if (prefix == null) {
      int length = address.family().bitLength();
      values.report(
          DiagnosticCode.VALUE_ADJUSTED,
          word,
          "Invalid address prefix len %s for address %s - using %s"
              .formatted(text.substring(slash + 1), text, length));
      return Prefix.host(address);
    }
    return prefix;
  }

  /** Reads one option; returns the number of words it took. */
  private int readOption(Word option, @Nullable Word value, Prefix prefix) {
    String name = option.text();
    if (!isKnown(name)) {
      ignore(option, "Unknown configuration entry '" + name + "' for ip address - ignoring");
      return 1;
    }
    if (FLAGS.contains(name)) {
      flags.add(name);
      return 1;
    }
    if (value == null) {
      drop(option, "No " + name + " parameter specified for " + line.name());
      return 1;
    }
    switch (name) {
      case "dev" -> readDevice(value);
      case "scope" -> readScope(value, prefix);
      case "label" -> readLabel(value, prefix);
      case "peer" -> readPeer(value, prefix);
      case "preferred_lft" -> readLifetime(value);
      case "track_group" -> readTrackGroup(value);
      default -> readBroadcast(option, value, prefix);
    }
    return 2;
  }

  private boolean isKnown(String name) {
    return switch (name) {
      case "use_vmac" -> !items.isStatic();
      case "track_group" -> items.isStatic();
      default -> FLAGS.contains(name) || WITH_VALUE.contains(name);
    };
  }

  private void readPeer(Word value, Prefix prefix) {
    peer = IpAddress.parse(value.text());
    boolean hasLength = line.name().indexOf('/') >= 0;
    if (peer == null) {
      ignore(value, "Invalid peer address " + value.text());
    } else if (peer.family() != prefix.address().family()) {
      peer = null;
      ignore(value, "Peer address " + value.text() + " does not match address family");
    } else if (hasLength) {
      ignore(value, "Cannot specify address prefix when specifying peer address - ignoring");
    }
  }

  private void readLifetime(Word value) {
    preferredSeconds =
        value.text().equals("forever")
            ? Long.valueOf(AddressOptions.FOREVER)
            : LIFETIME.read(value.text()).value();
    if (preferredSeconds == null) {
      drop(value, "preferred_lft " + value.text() + " is invalid");
    }
  }

  private void readTrackGroup(Word value) {
    group = items.draft().trackGroup(value.text());
    if (!items.draft().hasTrackGroup(value.text())) {
      values.report(
          DiagnosticCode.TRACKED_NOT_FOUND, value, "track_group " + value.text() + " not found");
    }
  }

  private void readDevice(Word value) {
    if (!interfaceName.isEmpty()) {
      drop(value, "Cannot specify dev twice for " + line.name());
    } else if (value.octets().length() > InstanceIdentity.MAX_INTERFACE_NAME) {
      drop(value, "Interface name '" + value.text() + "' too long - ignoring");
    } else {
      interfaceName = value.text();
    }
  }

  private void readScope(Word value, Prefix prefix) {
    Integer named = SCOPES.get(value.text());
    Long number = CNumbers.parse(value.text());
    if (prefix.address().family() == Family.IPV6) {
      ignore(
          value, "Cannot specify scope for IPv6 addresses (" + line.name() + ") - ignoring scope");
    } else if (named != null) {
      scope = named;
    } else if (number != null && number >= 0 && number <= 255) {
      scope = number.intValue();
    } else {
      ignore(
          value,
          "Invalid scope '%s' specified for %s - ignoring".formatted(value.text(), line.name()));
    }
  }

  private void readLabel(Word value, Prefix prefix) {
    if (value.octets().length() > MAX_LABEL) {
      drop(
          value,
          "Address label %s is longer than maximum length %s - removing address"
              .formatted(value.text(), MAX_LABEL));
    } else if (prefix.address().family() == Family.IPV6) {
      ignore(
          value, "Cannot specify label for IPv6 addresses (" + line.name() + ") - ignoring label");
    } else {
      label = value.text();
    }
  }

  private void readBroadcast(Word option, Word value, Prefix prefix) {
    IpAddress given = IpAddress.parse(value.text());
    boolean computed = value.text().equals("+") || value.text().equals("-");
    if (prefix.address().family() == Family.IPV6) {
      values.report(
          DiagnosticCode.BAD_ADDRESS,
          option,
          "IPv6 has no broadcast addresses",
          ("VRRP is trying to assign a broadcast %s to the IPv6 address %s"
                  + " !!?? WTF... skipping VIP...")
              .formatted(value.text(), line.name()));
      dropped = true;
    } else if (computed && prefix.length() > MAX_BROADCAST_LENGTH) {
      drop(value, "Address prefix length " + prefix.length() + " too long for broadcast");
    } else if (computed) {
      broadcast = value.text().equals("+") ? prefix.lastAddress() : prefix.network();
    } else if (given == null || given.family() != Family.IPV4) {
      drop(
          value,
          "VRRP is trying to assign invalid broadcast " + value.text() + ". skipping VIP...");
    } else {
      broadcast = given;
    }
  }

  /** An address of which a name in it was not filled in needs another mend than others. */
  private void dropUnreadable(Word word) {
    String message = "VRRP parsed invalid IP " + word.text() + ". skipping IP...";
    if (word.text().indexOf('$') < 0) {
      drop(word, message);
      return;
    }
    values.add(
        Diagnostic.of(DiagnosticCode.BAD_ADDRESS, word.place(), message)
            .saying(message)
            .mendedBy("define the name above, and write it as ${NAME}: braces mark its end"));
    dropped = true;
  }

  private void drop(Word word, String message) {
    values.report(DiagnosticCode.BAD_ADDRESS, word, message);
    dropped = true;
  }

  private void ignore(Word word, String message) {
    values.report(DiagnosticCode.BAD_ADDRESS_OPTION, word, message);
  }
}
