package io.holdfast.config.cluster;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.track.PriorityMath;
import io.holdfast.core.vrrp.Timers;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An instance of one host: its part in a virtual router. */
record Member(ClusterHost host, RouterSpec spec) {

  /** How findings name it. */
  String title() {
    return spec.name() + " on " + host.name();
  }

  /** Where the first of some keywords stands that the instance writes, else where it begins. */
  Place place(String... keywords) {
    for (String keyword : keywords) {
      Place place = host.origins().ofKeyword(spec.name(), keyword);
      if (place != null) {
        return place;
      }
    }
    return host.origins().ofInstance(spec.name());
  }

  /** Whether the instance writes a keyword, even if it was without effect. */
  boolean writes(String keyword) {
    return host.origins().ofKeyword(spec.name(), keyword) != null;
  }

  /** Where an address stands. */
  Place placeOf(AddressSpec line) {
    return Objects.requireNonNullElseGet(
        host.origins().ofAddress(spec.name(), line.address()), () -> place("virtual_ipaddress"));
  }

  TransportSpec.@Nullable Unicast unicast() {
    return spec.transport() instanceof TransportSpec.Unicast unicast ? unicast : null;
  }

  /** The configured source of its adverts, or null. */
  @Nullable IpAddress source() {
    return spec.transport().source();
  }

  boolean isOwner() {
    return spec.priority() == RouterSpec.OWNER_PRIORITY;
  }

  /** What it tracks, itself and through its sync group. */
  List<TrackSpec> tracks() {
    GroupSpec group = group();
    return group == null
        ? spec.tracks()
        : Stream.concat(spec.tracks().stream(), group.tracks().stream()).toList();
  }

  /** The sync group that it is in, or null. */
  @Nullable GroupSpec group() {
    for (GroupSpec group : host.configuration().groups()) {
      if (group.members().contains(spec.name())) {
        return group;
      }
    }
    return null;
  }

  /** The priority while all that is tracked is well. */
  int priority() {
    return priorityWithout(null);
  }

  /** The priority while one thing has failed and all others are well; a file counts 0. */
  int priorityWithout(@Nullable TrackSpec failed) {
    if (isOwner()) {
      return spec.priority();
    }
    int sum = 0;
    for (TrackSpec track : tracks()) {
      if (track.weight() != 0 && track.kind() != TrackKind.FILE) {
        boolean good = !track.equals(failed);
        sum += PriorityMath.contribution(good, track.weight(), track.reverse());
      }
    }
    return PriorityMath.effective(spec.priority(), sum);
  }

  /** How long it waits for a silent master; in version 3 it has learned the master's interval. */
  long downNanos(int masterIntervalCs) {
    return Timers.masterDownNanos(
        spec.version(), priority(), intervalCs(masterIntervalCs), spec.downTimerAdverts());
  }

  /** How long it waits when the master says that it goes. */
  long skewNanos(int masterIntervalCs) {
    return Timers.skewNanos(spec.version(), priority(), intervalCs(masterIntervalCs));
  }

  private int intervalCs(int masterIntervalCs) {
    return spec.version() == 2 ? spec.advertIntervalCs() : masterIntervalCs;
  }

  /** Whether the two carry an advertised address in common. */
  boolean sharesAddressWith(Member other) {
    List<IpAddress> theirs = other.advertised();
    return advertised().stream().anyMatch(theirs::contains);
  }

  /** The advertised addresses in their order. */
  List<IpAddress> advertised() {
    return spec.addresses().stream().map(AddressSpec::address).toList();
  }
}
