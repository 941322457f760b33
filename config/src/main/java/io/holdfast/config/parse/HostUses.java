package io.holdfast.config.parse;

import java.util.ArrayList;
import java.util.List;

/** What a configuration needs of its host. Filled by one thread. */
public final class HostUses {
  /** Whether {@code dynamic_interfaces} lets interfaces be absent. */
  public boolean dynamicInterfaces;

  /** Whether the interfaces are those of another network namespace. */
  public boolean elsewhere;

  /** The users that are named as settings. */
  public final List<UserUse> users = new ArrayList<>();

  /** The interfaces that must not be there, because a VMAC shall have the name. */
  public final List<InterfaceUse> newInterfaces = new ArrayList<>();

  /** The mail relays that are named. */
  public final List<MailServerUse> mailServers = new ArrayList<>();

  /** The interfaces that are named, in the order of the text. */
  public final List<InterfaceUse> interfaces = new ArrayList<>();

  /** The programs that are named outside of {@code vrrp_script}. */
  public final List<ScriptUse> scripts = new ArrayList<>();

  HostUses() {}
}
