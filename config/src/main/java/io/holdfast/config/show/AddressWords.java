package io.holdfast.config.show;

import io.holdfast.core.spec.AddressOptions;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The words of an address line. Stateless. */
final class AddressWords {
  private static final Map<Integer, String> SCOPES =
      Map.of(0, "global", 200, "site", 253, "link", 254, "host", 255, "nowhere");

  private AddressWords() {}

  static List<String> of(AddressSpec line) {
    List<String> words = new ArrayList<>();
    boolean hasPeer = line.options().peer() != null;
    words.add(hasPeer ? line.address().toString() : line.prefix().toString());
    if (!line.interfaceName().isEmpty()) {
      words.addAll(List.of("dev", line.interfaceName()));
    }
    if (line.address().family() == Family.IPV4) {
      String number = Integer.toString(line.scope());
      words.addAll(List.of("scope", SCOPES.getOrDefault(line.scope(), number)));
    }
    IpAddress broadcast = line.broadcast();
    if (broadcast != null) {
      words.addAll(List.of("brd", broadcast.toString()));
    }
    String label = line.label();
    if (label != null) {
      words.addAll(List.of("label", label));
    }
    options(line, words);
    return words;
  }

  private static void options(AddressSpec line, List<String> words) {
    AddressOptions options = line.options();
    IpAddress peer = options.peer();
    if (peer != null) {
      words.addAll(List.of("peer", peer.toString()));
    }
    flag("home", options.home(), words);
    flag("-nodad", options.detectsDuplicates(), words);
    flag("mngtmpaddr", options.managesTemporary(), words);
    flag("noprefixroute", options.withoutRoute(), words);
    flag("autojoin", options.joins(), words);
    long seconds = options.preferredSeconds();
    if (seconds != AddressOptions.usualPreference(line.prefix())) {
      boolean forever = seconds == AddressOptions.FOREVER;
      words.addAll(List.of("preferred_lft", forever ? "forever" : Long.toString(seconds)));
    }
    flag("use_vmac", options.onVmac(), words);
    tracking(options.tracked(), words);
  }

  static void tracking(ItemTracking tracked, List<String> words) {
    flag("no_track", !tracked.watched(), words);
    if (!tracked.group().isEmpty()) {
      words.addAll(List.of("track_group", tracked.group()));
    }
  }

  static void flag(String word, boolean isSet, List<String> words) {
    if (isSet) {
      words.add(word);
    }
  }
}
