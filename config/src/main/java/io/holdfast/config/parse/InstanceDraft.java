package io.holdfast.config.parse;

import io.holdfast.config.check.Place;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.PeerSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.spec.host.DeviceSpec;
import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code vrrp_instance} block said. Null where nothing is written. */
public final class InstanceDraft {
  /** The name. */
  public final String name;

  /** Where the keyword of the block stands. */
  public final Place place;

  /** Where the keyword of each line stands, the last one of each keyword. */
  public final Map<String, Place> places = new LinkedHashMap<>();

  /** The settings that need nothing but what the table says of them. */
  public final PlainValues plain = new PlainValues();

  /** {@code garp_extra_if}. */
  public @Nullable ExtraAnnounceSpec extraAnnounce;

  /** {@code virtual_routes}. */
  public final List<RouteSpec> routes = new ArrayList<>();

  /** {@code virtual_rules}. */
  public final List<RuleSpec> rules = new ArrayList<>();

  /** {@code use_vmac} or {@code use_ipvlan}. */
  public DeviceSpec device = new DeviceSpec.None();

  /** {@code @holdfast auth_pass_file}: where the password is. */
  public @Nullable Word authPassFile;

  /** The keys of {@code auth_hmac}, by their ids, as they are written. */
  public final Map<Integer, Word> hmacKeys = new LinkedHashMap<>();

  /** What else {@code auth_hmac} says; null without the block. */
  public @Nullable PlainValues hmac;

  /** {@code state}. */
  public @Nullable WantedState state;

  /** {@code interface}, or empty. */
  public String interfaceName = "";

  /** {@code virtual_router_id}. */
  public @Nullable Integer vrid;

  /** {@code priority}. */
  public @Nullable Integer priority;

  /** {@code version}. */
  public @Nullable Integer version;

  /** The family that the first address, or {@code native_ipv6}, decided. */
  public @Nullable Family family;

  /** {@code advert_int} in microseconds. */
  public long advertMicros = Values.MICROS;

  /** {@code down_timer_adverts}. */
  public @Nullable Integer downTimerAdverts;

  /** {@code auth_type}: PASS, AH or null. */
  public @Nullable String authType;

  /** {@code auth_pass}, an octet string of at most 8. */
  public @Nullable String authPass;

  /** {@code strict_mode}. */
  public @Nullable Boolean strict;

  /** {@code use_vmac}. */
  public boolean vmac;

  /** {@code use_ipvlan}. */
  public boolean ipvlan;

  /** The MAC address of {@code use_vmac} has five octets: the VRID is the last. */
  public boolean vmacLacksVrid;

  /** {@code vmac_xmit_base}. */
  public boolean vmacTransmitsOnBase;

  /** {@code skip_check_adv_addr}. */
  public @Nullable Boolean skipAddressCheck;

  /** {@code v3_checksum_as_v2}. */
  public @Nullable Boolean checksumAsV2;

  /** {@code owner_ignore_adverts}. */
  public @Nullable Boolean ownerIgnoresAdverts;

  /** {@code lower_prio_no_advert}. */
  public @Nullable Boolean lowerPriorityNoAdvert;

  /** {@code higher_prio_send_advert}. */
  public @Nullable Boolean higherPrioritySendAdvert;

  /** {@code mcast_src_ip} or {@code unicast_src_ip}. */
  public @Nullable IpAddress source;

  /** {@code mcast_dst_ip}. */
  public @Nullable IpAddress multicastGroup;

  /** Whether any unicast keyword was written. */
  public boolean unicastConfigured;

  /** {@code unicast_peer}. */
  public final List<PeerSpec> peers = new ArrayList<>();

  /** Addresses of {@code unicast_peer} and {@code unicast_src_ip} that name their interface. */
  public final List<Word> scopedAddresses = new ArrayList<>();

  /** {@code unicast_fault_no_peer}. */
  public boolean faultWithoutPeers;

  /** {@code check_unicast_src}, or a TTL bound of a peer. */
  public boolean checkUnicastSource;

  /** {@code unicast_ttl}. */
  public @Nullable Integer unicastTtl;

  /** {@code old_unicast_checksum}. */
  public TransportSpec.OldChecksum oldChecksum = TransportSpec.OldChecksum.AUTOMATIC;

  /** {@code virtual_ipaddress}. */
  public final List<AddressDraft> addresses = new ArrayList<>();

  /** {@code virtual_ipaddress_excluded}. */
  public final List<AddressDraft> excludedAddresses = new ArrayList<>();

  /** {@code no_virtual_ipaddress}. */
  public boolean addressless;

  /** The entries of all track lists. */
  public final List<TrackDraft> tracks = new ArrayList<>();

  /** Who is told of its state. */
  public final NotifyDraft notices = new NotifyDraft();

  /** What is tracked with a weight, but scripts. */
  public final List<TrackedWeight> trackedWeights = new ArrayList<>();

  /** {@code nopreempt}. */
  public boolean noPreempt;

  /** {@code preempt_delay} in microseconds. */
  public long preemptDelayMicros;

  /** {@code garp_*}. */
  public final AnnounceDraft announce = new AnnounceDraft();

  private final Set<String> claimed = new HashSet<>();

  InstanceDraft(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  /** Takes a family if none is decided yet; returns whether the decided one is this. */
  boolean acceptFamily(Family wanted) {
    Family decided = family;
    if (decided == null) {
      family = wanted;
      return true;
    }
    return decided == wanted;
  }

  /** Takes something that may be listed once; returns false when it was taken before. */
  boolean claim(String kind, Object what) {
    return claimed.add(kind + ' ' + what);
  }

  /** Returns where a keyword of the block stands, or the block itself. */
  public Place placeOf(String keyword) {
    return places.getOrDefault(keyword, place);
  }
}
