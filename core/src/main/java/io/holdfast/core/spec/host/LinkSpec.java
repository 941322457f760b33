package io.holdfast.core.spec.host;

/**
 * How an instance deals with its interfaces and sockets.
 *
 * @param vrf {@code vrf}: the VRF of an instance without interface; empty for none
 * @param tracksSource {@code track_src_ip}: FAULT while the source address is missing
 * @param ignoresOwnLink {@code dont_track_primary}
 * @param polled {@code linkbeat_use_polling}
 * @param promotesSecondaries {@code promote_secondaries}
 * @param addressesOnVmacs {@code use_vmac_addr}: addresses elsewhere get virtual MACs too
 * @param accepts whether packets to the virtual addresses are accepted (see {@code no_accept})
 * @param receiveBufferBytes {@code kernel_rx_buf_size}, 0 for the policy of all
 */
public record LinkSpec(
    String vrf,
    boolean tracksSource,
    boolean ignoresOwnLink,
    boolean polled,
    boolean promotesSecondaries,
    boolean addressesOnVmacs,
    boolean accepts,
    long receiveBufferBytes) {

  /** keepalived's defaults. */
  public static final LinkSpec DEFAULT =
      new LinkSpec("", false, false, false, false, false, true, 0);
}
