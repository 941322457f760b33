package io.holdfast.daemon.doctor.firewall;

/** The program a chain is changed with. */
public enum Tool {
  NFT,
  FIREWALLD,
  IPTABLES,
  IPTABLES_LEGACY
}
