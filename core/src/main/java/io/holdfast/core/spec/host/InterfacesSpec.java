package io.holdfast.core.spec.host;

import java.util.List;

/**
 * What holds for all interfaces.
 *
 * @param dynamic {@code dynamic_interfaces}
 * @param defaultName {@code default_interface}: of static addresses that name none; empty for eth0
 * @param vmacPrefix {@code vmac_prefix}; empty for vrrp
 * @param addressVmacPrefix {@code vmac_addr_prefix}; empty for the prefix of the others
 * @param localIgmpDisabled {@code disable_local_igmp}
 * @param polled {@code linkbeat_use_polling}: all are polled
 * @param polls {@code linkbeat_interfaces}
 * @param garpGroups {@code garp_group}
 * @param bootDelayNanos {@code vrrp_delay_after_boot} in nanoseconds, 0 for none
 */
public record InterfacesSpec(
    Dynamic dynamic,
    String defaultName,
    String vmacPrefix,
    String addressVmacPrefix,
    boolean localIgmpDisabled,
    boolean polled,
    List<LinkPollSpec> polls,
    List<GarpGroupSpec> garpGroups,
    long bootDelayNanos) {

  /** keepalived's defaults. */
  public static final InterfacesSpec DEFAULT =
      new InterfacesSpec(Dynamic.OFF, "", "", "", false, false, List.of(), List.of(), 0);

  /** Whether interfaces may come and go. */
  public enum Dynamic {
    /** Not asked for. */
    OFF,
    /** They may. */
    ON,
    /** They may, and come back as another kind. */
    CHANGING
  }

  /** Copies the lists. */
  public InterfacesSpec {
    polls = List.copyOf(polls);
    garpGroups = List.copyOf(garpGroups);
  }
}
