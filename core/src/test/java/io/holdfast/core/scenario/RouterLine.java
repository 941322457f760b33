package io.holdfast.core.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.Vrrp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One {@code router NAME key value ...} line of a scenario's configuration. */
final class RouterLine {
  private static final AnnounceSpec QUIET = new AnnounceSpec(0, 1, 0, 1, 0, 0);

  private final String name;
  private int version = 2;
  private int vrid = 51;
  private String device = "eth0";
  private @Nullable WantedState state;
  private int priority = 100;
  private int intervalCs = 100;
  private int downAdverts = 3;
  private @Nullable IpAddress source;
  private @Nullable IpAddress group;
  private @Nullable List<PeerSpec> peers;
  private int ttl = 255;
  private boolean checksSource;
  private TransportSpec.OldChecksum oldChecksum = TransportSpec.OldChecksum.AUTOMATIC;
  private AuthSpec auth = new AuthSpec.None();
  private boolean preempts = true;
  private long preemptDelayNanos;
  private AnnounceSpec announce = QUIET;
  private boolean answersLower = true;
  private boolean advertsFirst;
  private boolean skipsCheck;
  private boolean sumsAsV2;
  private boolean ownerIgnores;
  private final List<AddressSpec> addresses = new ArrayList<>();
  private final List<AddressSpec> excluded = new ArrayList<>();
  private final List<TrackSpec> tracks = new ArrayList<>();
  private NotifySpec notices = NotifySpec.NONE;
  private GateSpec gate = GateSpec.NONE;
  private final HostWords host = new HostWords();

  private RouterLine(String name) {
    this.name = name;
  }

  static RouterSpec parse(Words words) {
    RouterLine line = new RouterLine(words.next());
    while (words.hasNext()) {
      line.take(words.next(), words);
    }
    return line.build();
  }

  private void take(String key, Words words) {
    switch (key) {
      case "v2" -> version = 2;
      case "v3" -> version = 3;
      case "vrid" -> vrid = words.number();
      case "dev" -> device = words.next().replace("-", "");
      case "state" -> state = WantedState.valueOf(words.next());
      case "prio" -> priority = words.number();
      case "int" -> intervalCs = words.number();
      case "down" -> downAdverts = words.number();
      case "garp" ->
          announce =
              new AnnounceSpec(
                  words.nanos(),
                  words.number(),
                  words.nanos(),
                  words.number(),
                  words.nanos(),
                  words.number());
      case "vip" -> addAddresses(words, addresses);
      case "evip" -> addAddresses(words, excluded);
      case "track" -> tracks.add(ConfigurationLines.track(words.next()));
      case "notices" -> notices = ConfigurationLines.notices(words.list());
      case "gatemaster" -> gate = new GateSpec(command(words), gate.beforeRelease());
      case "gaterelease" -> gate = new GateSpec(gate.beforeMaster(), command(words));
      default -> takeSwitch(key, words);
    }
  }

  private void takeSwitch(String key, Words words) {
    switch (key) {
      case "src" -> source = address(words.next());
      case "group" -> group = address(words.next());
      case "peers" -> peers = peers(words.list());
      case "ttl" -> ttl = words.number();
      case "checksrc" -> checksSource = true;
      case "oldsum" -> oldChecksum = TransportSpec.OldChecksum.valueOf(words.next());
      case "pass" -> auth = password(words.next());
      case "nopreempt" -> preempts = false;
      case "delay" -> preemptDelayNanos = words.nanos();
      case "noanswer" -> answersLower = false;
      case "advertfirst" -> advertsFirst = true;
      case "skipcheck" -> skipsCheck = true;
      case "asv2" -> sumsAsV2 = true;
      case "ownerignores" -> ownerIgnores = true;
      default -> host.take(key, words);
    }
  }

  private RouterSpec build() {
    Family family = addresses.isEmpty() ? Family.IPV4 : addresses.get(0).address().family();
    TransportSpec transport =
        peers == null
            ? new TransportSpec.Multicast(source, group == null ? Vrrp.group(family) : group)
            : new TransportSpec.Unicast(source, peers, ttl, checksSource, oldChecksum);
    WantedState implied = priority == 255 ? WantedState.MASTER : WantedState.BACKUP;
    return new RouterSpec(
        name,
        family,
        version,
        vrid,
        device,
        state == null ? implied : state,
        priority,
        intervalCs,
        downAdverts,
        transport,
        auth,
        new PreemptSpec(preempts, preemptDelayNanos),
        announce,
        new AdvertRules(answersLower, advertsFirst, skipsCheck, sumsAsV2, ownerIgnores),
        addresses,
        excluded,
        tracks,
        notices,
        gate,
        host.spec());
  }

  private void addAddresses(Words words, List<AddressSpec> into) {
    for (String word : words.list()) {
      String[] parts = word.split("@", -1);
      Prefix prefix = Objects.requireNonNull(Prefix.parse(parts[0]), word);
      into.add(new AddressSpec(prefix, parts.length > 1 ? parts[1] : device, 0, null, null));
    }
  }

  /** Seconds until the deadline. */
  private static TimedCommandSpec command(Words words) {
    return new TimedCommandSpec(new CommandSpec(List.of("/bin/gate"), "", ""), words.nanos());
  }

  private static List<PeerSpec> peers(String[] words) {
    List<PeerSpec> peers = new ArrayList<>();
    for (String word : words) {
      String[] parts = word.split("@", -1);
      String[] range = parts.length > 1 ? parts[1].split("-", -1) : new String[] {"0", "255"};
      peers.add(
          new PeerSpec(address(parts[0]), Integer.parseInt(range[0]), Integer.parseInt(range[1])));
    }
    return peers;
  }

  static AuthSpec.Password password(String text) {
    return new AuthSpec.Password(
        AuthData.password(text.getBytes(StandardCharsets.US_ASCII)).eightBytes());
  }

  static IpAddress address(String text) {
    return Objects.requireNonNull(IpAddress.parse(text), text);
  }
}
