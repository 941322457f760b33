package io.holdfast.core.spec.host;

import org.jspecify.annotations.Nullable;

/**
 * SNMP, D-Bus and metrics.
 *
 * @param socket {@code snmp_socket}: where the AgentX master listens; empty for the usual place
 * @param traps {@code enable_traps}
 * @param keepalivedMib {@code enable_snmp_vrrp}
 * @param rfc2787Mib {@code enable_snmp_rfcv2}
 * @param rfc6527Mib {@code enable_snmp_rfcv3}
 * @param dbus {@code enable_dbus}
 * @param busName {@code dbus_service_name}
 * @param nameWithoutInterface {@code dbus_no_interface_name}; empty for none
 * @param metrics {@code @holdfast metrics_listen}; null for nowhere
 */
public record ManagementSpec(
    String socket,
    boolean traps,
    boolean keepalivedMib,
    boolean rfc2787Mib,
    boolean rfc6527Mib,
    boolean dbus,
    String busName,
    String nameWithoutInterface,
    @Nullable ListenSpec metrics) {

  /** The name on the bus where the file names none. */
  public static final String BUS_NAME = "org.keepalived.Vrrp1";

  /** keepalived's defaults. */
  public static final ManagementSpec DEFAULT =
      new ManagementSpec("", false, false, false, false, false, BUS_NAME, "", null);
}
