package io.holdfast.sim.scenario;

import io.holdfast.core.spec.CombinationSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.FileTrackerSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.ProcessTrackerSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.core.spec.TrackKind;
import io.holdfast.core.spec.TrackSpec;
import io.holdfast.core.spec.TrackerName;
import io.holdfast.core.spec.TrackersSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.sim.world.HostPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a cluster trackers of every kind that lives on a host, gates, and a sync group. */
final class ExtrasGenerator {
  private static final String FILE = "value";
  private static final String PROCESS = "worker";
  private static final String COMBINATION = "both";

  private static final TrackersSpec TRACKERS =
      TrackersSpec.NONE
          .withFiles(
              List.of(
                  new FileTrackerSpec(
                      FILE, "/run/value", 1, false, FileTrackerSpec.FileStart.KEEP, 0)))
          .withProcesses(
              List.of(
                  new ProcessTrackerSpec(
                      PROCESS,
                      List.of(PROCESS),
                      ProcessTrackerSpec.ProcessMatch.NAME,
                      1,
                      ProcessTrackerSpec.UNLIMITED,
                      0,
                      0,
                      0,
                      false)))
          .withCombinations(
              List.of(
                  new CombinationSpec(
                      COMBINATION,
                      2,
                      List.of(
                          new TrackerName(TrackKind.FILE, FILE),
                          new TrackerName(TrackKind.PROCESS, PROCESS)))));

  private final Dice dice;
  private final long slowestNanos;

  ExtrasGenerator(Dice dice, long slowestNanos) {
    this.dice = dice;
    this.slowestNanos = slowestNanos;
  }

  List<HostPlan> addTo(List<HostPlan> hosts) {
    boolean hasTrackers = dice.percent(35);
    boolean hasGates = dice.percent(25);
    List<String> members = dice.percent(35) ? members(hosts.getFirst()) : List.of();
    List<HostPlan> changed = new ArrayList<>();
    for (HostPlan host : hosts) {
      Configuration configuration = host.configuration();
      if (hasTrackers) {
        configuration = tracking(host);
      }
      if (!members.isEmpty()) {
        configuration = grouped(configuration, members);
      }
      changed.add(host.withConfiguration(hasGates ? gated(configuration) : configuration));
    }
    return changed;
  }

  private Configuration tracking(HostPlan host) {
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : host.configuration().routers()) {
      List<TrackSpec> tracks = new ArrayList<>(router.tracks());
      if (dice.percent(50)) {
        tracks.add(track(host, router));
      }
      routers.add(RouterBuilder.of(router).tracks(tracks).build());
    }
    return host.configuration().withRouters(routers).withTrackers(TRACKERS);
  }

  private TrackSpec track(HostPlan host, RouterSpec router) {
    int weight = dice.of(List.of(0, 0, -40, 40, 250, -250));
    return switch (dice.between(0, 3)) {
      case 0 -> new TrackSpec(TrackKind.FILE, FILE, weight, false);
      case 1 -> new TrackSpec(TrackKind.PROCESS, PROCESS, weight, false);
      case 2 -> new TrackSpec(TrackKind.COMBINATION, COMBINATION, weight, false);
      default -> new TrackSpec(TrackKind.INTERFACE, otherLink(host, router), weight, false);
    };
  }

  /** The other one, if there are two. */
  private static String otherLink(HostPlan host, RouterSpec router) {
    boolean isLast = router.interfaceName().equals(host.links().getLast().name());
    return (isLast ? host.links().getFirst() : host.links().getLast()).name();
  }

  /** The routers that can be in a group with the first: all on one interface, of one family. */
  private static List<String> members(HostPlan host) {
    List<RouterSpec> routers = host.configuration().routers();
    RouterSpec first = routers.getFirst();
    return routers.stream()
        .filter(router -> router.family() == first.family())
        .filter(router -> router.interfaceName().equals(first.interfaceName()))
        .map(RouterSpec::name)
        .toList();
  }

  /**
   * Members whose priorities differ would quarrel for ever, here as in keepalived: all are as the
   * first one.
   */
  private static Configuration grouped(Configuration configuration, List<String> members) {
    RouterSpec first = configuration.routers().getFirst();
    boolean isOwner = first.priority() == RouterSpec.OWNER_PRIORITY;
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : configuration.routers()) {
      routers.add(
          members.contains(router.name())
              ? RouterBuilder.of(first)
                  .name(router.name())
                  .vrid(router.vrid())
                  .addresses(router.addresses())
                  .excludedAddresses(router.excludedAddresses())
                  .priority(isOwner ? RouterSpec.OWNER_PRIORITY - 1 : first.priority())
                  .wantedState(isOwner ? WantedState.BACKUP : first.wantedState())
                  .build()
              : router);
    }
    GroupSpec group = new GroupSpec("G", members, List.of(), true, NotifySpec.NONE);
    return configuration.withRouters(routers).withGroups(List.of(group));
  }

  private Configuration gated(Configuration configuration) {
    List<RouterSpec> routers = new ArrayList<>();
    for (RouterSpec router : configuration.routers()) {
      routers.add(RouterBuilder.of(router).gate(new GateSpec(command(), command())).build());
    }
    return configuration.withRouters(routers);
  }

  private @Nullable TimedCommandSpec command() {
    CommandSpec command = new CommandSpec(List.of("/bin/gate"), "", "");
    return dice.percent(50)
        ? new TimedCommandSpec(command, dice.between(1, 2 * slowestNanos))
        : null;
  }
}
