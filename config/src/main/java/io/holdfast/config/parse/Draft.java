package io.holdfast.config.parse;

import io.holdfast.config.check.ReadingEnd;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a configuration said, before it is checked as a whole. Filled by one thread. */
public final class Draft {
  /** The lines of {@code static_ipaddress}, in file order. */
  public final List<AddressDraft> staticAddresses = new ArrayList<>();

  /** The lines of {@code static_routes}. */
  public final List<RouteSpec> staticRoutes = new ArrayList<>();

  /** The lines of {@code static_rules}. */
  public final List<RuleSpec> staticRules = new ArrayList<>();

  /** The {@code track_group} blocks with members. */
  public final List<TrackGroupSpec> trackGroupSpecs = new ArrayList<>();

  /** The lines of {@code linkbeat_interfaces}. */
  public final List<LinkPollSpec> linkPolls = new ArrayList<>();

  /** The {@code garp_group} blocks that say anything. */
  public final List<GarpGroupSpec> garpGroups = new ArrayList<>();

  /** The settings at the top level. */
  public final PlainValues plain = new PlainValues();

  /** The {@code global_defs} blocks. */
  public final GlobalDraft global = new GlobalDraft();

  /** Whether keepalived would read the text to its end. */
  public ReadingEnd readingEnd = ReadingEnd.AS_FOUND;

  /** Whether there was a statement of any kind. */
  public boolean saysAnything;

  /** Whether blocks are out of balance and keepalived finds an instance in them all the same. */
  public boolean hasLooseInstance;

  /** What the text needs of the host. */
  public final HostUses hostUses = new HostUses();

  /** The ports of each virtual_server_group. */
  final Map<String, List<Integer>> serverGroupPorts = new HashMap<>();

  final RuleNumbering ruleNumbering = new RuleNumbering();

  private final Map<String, InstanceDraft> instancesByName = new LinkedHashMap<>();
  private final Map<String, ScriptDraft> scriptsByName = new LinkedHashMap<>();
  private final Map<String, SyncGroupDraft> groupsByName = new LinkedHashMap<>();
  private final TrackersDraft trackers = new TrackersDraft();
  private final Set<String> trackGroups = new HashSet<>();

  /** The BFD sessions that the checkers of LVS may follow. */
  final Set<String> checkedSessions = new HashSet<>();

  private final Map<String, DefaultWeight> defined = new HashMap<>();
  private final Set<String> bfdPeers = new HashSet<>();

  void add(InstanceDraft instance) {
    instancesByName.put(instance.name, instance);
  }

  void add(ScriptDraft script) {
    scriptsByName.put(script.name, script);
  }

  /** Returns the instances in file order. */
  public Collection<InstanceDraft> instances() {
    return instancesByName.values();
  }

  /** Returns the definitions of trackers that are not scripts. */
  public TrackersDraft trackers() {
    return trackers;
  }

  /** Returns the scripts in file order. */
  public Collection<ScriptDraft> scripts() {
    return scriptsByName.values();
  }

  /** Returns the instance of a name, or null. */
  public @Nullable InstanceDraft instance(String name) {
    return instancesByName.get(name);
  }

  /** Returns the script of a name, or null. */
  public @Nullable ScriptDraft script(String name) {
    return scriptsByName.get(name);
  }

  void add(SyncGroupDraft group) {
    groupsByName.put(group.name(), group);
  }

  /** Returns the sync groups in file order. */
  public Collection<SyncGroupDraft> groups() {
    return groupsByName.values();
  }

  /** Returns whether there is a sync group of a name. */
  boolean hasGroup(String name) {
    return groupsByName.containsKey(name);
  }

  /** Takes the name of a track group; returns false when it was taken before. */
  boolean addTrackGroup(String name) {
    return trackGroups.add(name);
  }

  /** Returns whether there is a track group of a name, in what was read so far. */
  boolean hasTrackGroup(String name) {
    return trackGroups.contains(name);
  }

  /** Returns the name of a track group that has members; empty for any other. */
  String trackGroup(String name) {
    return trackGroupSpecs.stream().anyMatch(group -> group.name().equals(name)) ? name : "";
  }

  /** Notes that something can be tracked from here on, by default with a weight. */
  void define(TrackListKind kind, String name, DefaultWeight weight) {
    defined.putIfAbsent(kind + " " + name, weight);
  }

  /** Returns the weight of what was defined; 0 of anything else, and of scripts. */
  DefaultWeight defaultWeight(TrackListKind kind, String name) {
    return defined.getOrDefault(kind + " " + name, DefaultWeight.FAULT);
  }

  /** Returns the weight of what was defined; 0 of interfaces. */
  public DefaultWeight defaultWeight(TrackKind kind, String name) {
    ScriptDraft script = scriptsByName.get(name);
    if (kind == TrackKind.SCRIPT) {
      return script == null
          ? DefaultWeight.FAULT
          : new DefaultWeight(script.weight, script.reverse);
    }
    return defined.getOrDefault(kind + " " + name, DefaultWeight.FAULT);
  }

  /** Returns whether something can be tracked, in what was read so far. */
  boolean isDefined(TrackListKind kind, String name) {
    return kind == TrackListKind.SCRIPT
        ? scriptsByName.containsKey(name)
        : defined.containsKey(kind + " " + name);
  }

  /** Takes the two ends of a BFD session; returns false when they were taken before. */
  boolean addBfdPeer(IpAddress neighbor, @Nullable IpAddress source) {
    return bfdPeers.add(neighbor + " " + source);
  }
}
