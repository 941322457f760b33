package io.holdfast.daemon.doctor.view;

/**
 * A program that manages the addresses of an interface. Immutable.
 *
 * @param kind which
 * @param interfaceName the interface
 * @param file what it is configured by: for systemd-networkd the .network file; else empty
 * @param keepConfiguration the last word of {@code KeepConfiguration=}, empty when there is none
 * @param unit its service
 */
public record Manager(
    Kind kind, String interfaceName, String file, String keepConfiguration, String unit) {
  /** Those that are known to remove addresses of others. */
  public enum Kind {
    NETWORKD,
    NETWORK_MANAGER,
    CLOUD_AGENT
  }
}
