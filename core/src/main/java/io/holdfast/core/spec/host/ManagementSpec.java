package io.holdfast.core.spec.host;

/**
 * SNMP and D-Bus.
 *
 * @param socket {@code snmp_socket}: where the AgentX master listens; empty for the usual place
 * @param traps {@code enable_traps}
 * @param keepalivedMib {@code enable_snmp_vrrp}
 * @param rfc2787Mib {@code enable_snmp_rfcv2}
 * @param rfc6527Mib {@code enable_snmp_rfcv3}
 * @param dbus {@code enable_dbus}
 * @param busName {@code dbus_service_name}
 * @param nameWithoutInterface {@code dbus_no_interface_name}; empty for none
 */
public record ManagementSpec(
    String socket,
    boolean traps,
    boolean keepalivedMib,
    boolean rfc2787Mib,
    boolean rfc6527Mib,
    boolean dbus,
    String busName,
    String nameWithoutInterface) {

  /** The name on the bus where the file names none. */
  public static final String BUS_NAME = "org.keepalived.Vrrp1";

  /** keepalived's defaults. */
  public static final ManagementSpec DEFAULT =
      new ManagementSpec("", false, false, false, false, false, BUS_NAME, "");
}
