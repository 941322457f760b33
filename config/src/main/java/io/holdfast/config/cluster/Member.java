package io.holdfast.config.cluster;

import io.holdfast.config.check.Place;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.track.PriorityMath;
import io.holdfast.wire.ip.IpAddress;
import java.util.List;
import java.util.Objects;
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

  /** The priority while all scripts succeed. */
  int priority() {
    return priorityWithout(null);
  }

  /** The priority while one script has failed and all others succeed. */
  int priorityWithout(@Nullable TrackSpec failed) {
    if (isOwner()) {
      return spec.priority();
    }
    int sum = 0;
    for (TrackSpec track : spec.tracks()) {
      if (track.weight() != 0) {
        boolean good = !track.equals(failed);
        sum += PriorityMath.contribution(good, track.weight(), track.reverse());
      }
    }
    return PriorityMath.effective(spec.priority(), sum);
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
