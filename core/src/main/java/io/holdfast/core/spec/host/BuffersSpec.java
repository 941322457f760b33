package io.holdfast.core.spec.host;

/**
 * Receive buffers.
 *
 * @param netlinkCommand {@code vrrp_netlink_cmd_rcv_bufs}
 * @param netlinkMonitor {@code vrrp_netlink_monitor_rcv_bufs}
 * @param processMonitor {@code process_monitor_rcv_bufs}
 * @param policy {@code vrrp_rx_bufs_policy}
 * @param advertBytes the size in octets where the policy names one
 * @param multiplier {@code vrrp_rx_bufs_multiplier}: packets of each instance, at least 1
 */
public record BuffersSpec(
    BufferSpec netlinkCommand,
    BufferSpec netlinkMonitor,
    BufferSpec processMonitor,
    Policy policy,
    long advertBytes,
    long multiplier) {

  /** keepalived's defaults. */
  public static final BuffersSpec DEFAULT =
      new BuffersSpec(BufferSpec.KERNEL, BufferSpec.KERNEL, BufferSpec.KERNEL, Policy.KERNEL, 0, 3);

  /** How large the buffers of VRRP sockets are. */
  public enum Policy {
    /** As the kernel has them. */
    KERNEL,
    /** So many packets of the interface's MTU. */
    MTU,
    /** So many adverts. */
    ADVERT,
    /** So many octets. */
    BYTES
  }
}
