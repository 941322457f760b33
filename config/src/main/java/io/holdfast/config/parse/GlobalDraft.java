package io.holdfast.config.parse;

import io.holdfast.core.spec.host.ExtraAnnounceSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.core.spec.host.ListenSpec;
import io.holdfast.wire.ip.IpAddress;
import org.jspecify.annotations.Nullable;

/** What the {@code global_defs} blocks said; they are merged. Null where nothing is written. */
public final class GlobalDraft {
  /** The settings that need nothing but what the table says of them. */
  public final PlainValues plain = new PlainValues();

  /** {@code @holdfast address_lease}. */
  public LeaseSpec lease = LeaseSpec.AUTO;

  /** {@code @holdfast metrics_listen}; null for nowhere. */
  public @Nullable ListenSpec metrics;

  /** {@code vrrp_garp_extra_if}. */
  public ExtraAnnounceSpec extraAnnounce = ExtraAnnounceSpec.NONE;

  /** {@code router_id}. */
  public String routerId = "";

  /** {@code script_user}, its user word. */
  public String scriptUser = "";

  /** {@code script_user}, its group word. */
  public String scriptGroup = "";

  /** {@code enable_script_security}. */
  public boolean scriptSecurity;

  /** {@code vrrp_version}. */
  public int version = 2;

  /** {@code vrrp_mcast_group4}. */
  public IpAddress group4 = IpAddress.ipv4(0xe000_0012);

  /** {@code vrrp_mcast_group6}. */
  public IpAddress group6 = IpAddress.ipv6(0xff02L << 48, 0x12);

  /** {@code vrrp_garp_*}. */
  public final AnnounceDraft announce = new AnnounceDraft();

  /** {@code vrrp_garp_interval} in microseconds. */
  public long garpIntervalMicros;

  /** {@code vrrp_gna_interval} in microseconds. */
  public long gnaIntervalMicros;

  /** {@code vrrp_min_garp}. */
  public boolean minGarp;

  /** {@code vrrp_down_timer_adverts}. */
  public int downTimerAdverts = 3;

  /** {@code vrrp_lower_prio_no_advert}. */
  public boolean lowerPriorityNoAdvert;

  /** {@code vrrp_higher_prio_send_advert}. */
  public boolean higherPrioritySendAdvert;

  /** {@code vrrp_check_unicast_src}. */
  public boolean checkUnicastSource;

  /** {@code vrrp_skip_check_adv_addr}. */
  public boolean skipAddressCheck;

  /** {@code vrrp_owner_ignore_adverts}. */
  public @Nullable Boolean ownerIgnoresAdverts;

  /** {@code v3_checksum_as_v2}. */
  public boolean checksumAsV2;

  /** {@code vrrp_startup_delay} in microseconds. */
  public long startupDelayMicros;

  /** Mail, FIFOs and the daemon's own scripts. */
  public final ReportDraft report = new ReportDraft();

  /** {@code vrrp_strict}. */
  public boolean strict;

  /** {@code vrrp_rt_priority}. */
  public int realtimePriority;

  /** {@code vrrp_priority}. */
  public int niceValue;

  /** {@code vrrp_no_swap}. */
  public boolean lockMemory;

  /** {@code log_unknown_vrids}. */
  public boolean logUnknownVrids;
}
