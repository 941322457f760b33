package io.holdfast.core.spec;

import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.spec.host.FilesSpec;
import io.holdfast.core.spec.host.FirewallSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.core.spec.host.ManagementSpec;
import io.holdfast.core.spec.host.NamespaceSpec;
import io.holdfast.core.spec.host.ProcessesSpec;

/**
 * What a configuration asks of the host as a whole.
 *
 * @param namespace how daemons of one host are told apart
 * @param processes how its processes run
 * @param buffers receive buffers
 * @param interfaces what holds for all interfaces
 * @param firewall nftables, iptables and ipsets
 * @param management SNMP and D-Bus
 * @param files files that are read and written
 * @param statics what is present as long as the daemon runs
 * @param lease how long virtual addresses outlive a daemon that does not renew them
 */
public record SystemSpec(
    NamespaceSpec namespace,
    ProcessesSpec processes,
    BuffersSpec buffers,
    InterfacesSpec interfaces,
    FirewallSpec firewall,
    ManagementSpec management,
    FilesSpec files,
    StaticSpec statics,
    LeaseSpec lease) {

  /** keepalived's defaults. */
  public static final SystemSpec DEFAULT =
      new SystemSpec(
          NamespaceSpec.NONE,
          ProcessesSpec.DEFAULT,
          BuffersSpec.DEFAULT,
          InterfacesSpec.DEFAULT,
          FirewallSpec.DEFAULT,
          ManagementSpec.DEFAULT,
          FilesSpec.DEFAULT,
          StaticSpec.NONE,
          LeaseSpec.OFF);

  /** What asks for no leases. */
  public SystemSpec(
      NamespaceSpec namespace,
      ProcessesSpec processes,
      BuffersSpec buffers,
      InterfacesSpec interfaces,
      FirewallSpec firewall,
      ManagementSpec management,
      FilesSpec files,
      StaticSpec statics) {
    this(
        namespace,
        processes,
        buffers,
        interfaces,
        firewall,
        management,
        files,
        statics,
        LeaseSpec.OFF);
  }

  /** Returns this with another lease. */
  public SystemSpec withLease(LeaseSpec other) {
    return new SystemSpec(
        namespace, processes, buffers, interfaces, firewall, management, files, statics, other);
  }

  /** Returns this with other static items. */
  public SystemSpec withStatics(StaticSpec others) {
    return new SystemSpec(
        namespace, processes, buffers, interfaces, firewall, management, files, others, lease);
  }
}
