package io.holdfast.daemon.show;

import io.holdfast.core.RouterSnapshot;
import io.holdfast.core.State;
import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.MadeLinkSpec;
import io.holdfast.wire.ip.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How keepalived spells values, in its dumps and in its JSON alike. Stateless. */
final class KeepalivedText {
  private static final int SCOPE_SITE = 200;
  private static final int SCOPE_LINK = 253;
  private static final int SCOPE_HOST = 254;
  private static final int SCOPE_NOWHERE = 255;
  private static final int IPV4_HOST = 32;
  private static final int IPV6_HOST = 128;

  private KeepalivedText() {}

  /** The addresses of a list, each ending in {@code set} while it is present. */
  static List<String> addresses(List<AddressSpec> addresses, RouterSnapshot router) {
    Set<AddressSpec> seen = Set.copyOf(router.seen());
    List<String> lines = new ArrayList<>();
    boolean isFiltered =
        router.state() == State.MASTER
            && !router.spec().host().link().accepts()
            && router.spec().priority() != RouterSpec.OWNER_PRIORITY;
    List<MadeLinkSpec> made = router.spec().host().made();
    for (AddressSpec address : addresses) {
      String set = isFiltered ? " set nftable_set" : " set";
      lines.add(address(address, made) + (seen.contains(address) ? set : ""));
    }
    return lines;
  }

  /** The words of a command, each in quotes. */
  static String command(List<String> words) {
    List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
    return String.join(" ", quoted);
  }

  /** A command, with the user who runs it. */
  static String script(CommandSpec command) {
    String user = command.user().isEmpty() ? "" : ", uid:gid " + command.user();
    return command(command.arguments())
        + user
        + (user.isEmpty() || command.group().isEmpty() ? "" : ":" + command.group());
  }

  /** An address with its options, but for whether it is present. */
  static String address(AddressSpec address, List<MadeLinkSpec> made) {
    boolean isIpv6 = address.address().family() == Family.IPV6;
    boolean isHost = address.prefix().length() == (isIpv6 ? IPV6_HOST : IPV4_HOST);
    StringBuilder text = new StringBuilder();
    text.append(isHost ? address.address().toString() : address.prefix().toString());
    if (address.broadcast() != null) {
      text.append(" brd ").append(address.broadcast());
    }
    text.append(" dev ").append(address.interfaceName());
    for (MadeLinkSpec each : made) {
      if (each.name().equals(address.interfaceName())) {
        text.append('@').append(each.base());
      }
    }
    text.append(" scope ").append(scope(address.scope()));
    if (address.label() != null) {
      text.append(" label ").append(address.label());
    }
    AddressOptions options = address.options();
    text.append(options.home() ? " home" : "")
        .append(options.detectsDuplicates() ? " -nodad" : "")
        .append(options.managesTemporary() ? " mngtmpaddr" : "")
        .append(options.withoutRoute() ? " noprefixroute" : "")
        .append(options.joins() ? " autojoin" : "")
        .append(tracking(options.tracked()));
    return text.append(isIpv6 ? lifetime(options.preferredSeconds()) : "").toString();
  }

  /** Who cares about an item, if that is not everybody. */
  static String tracking(ItemTracking tracked) {
    return (tracked.watched() ? "" : " no_track")
        + (tracked.group().isEmpty() ? "" : " track_group " + tracked.group());
  }

  private static String lifetime(long seconds) {
    if (seconds == 0) {
      return " deprecated";
    }
    boolean isEndless = seconds == AddressOptions.FOREVER;
    return " preferred_lft " + (isEndless ? "forever" : Long.toString(seconds));
  }

  private static String scope(int scope) {
    return switch (scope) {
      case 0 -> "global";
      case SCOPE_SITE -> "site";
      case SCOPE_LINK -> "link";
      case SCOPE_HOST -> "host";
      case SCOPE_NOWHERE -> "nowhere";
      default -> Integer.toString(scope);
    };
  }
}
