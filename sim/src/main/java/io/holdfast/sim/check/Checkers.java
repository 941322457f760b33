package io.holdfast.sim.check;

import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.World;
import java.util.List;

/** All judges. */
public final class Checkers {

  private Checkers() {}

  /** One of each for a world. */
  public static List<Observer> all(World world) {
    return List.of(
        new SocketsAreOpen(world),
        new TransitionsHaveCause(world),
        new FaultHoldsNothing(world),
        new GroupsAgree(world),
        new StatesAreTold(world),
        new PrioritiesInRange(world),
        new GatesAreWaitedFor(world),
        new AddressesFollowState(world),
        new AnnouncesWhatItHolds(world),
        new ClaimsAreAnswered(world),
        new LeasesEnd(world),
        new MadeLinksFollow(world),
        new FirewallGuards(world),
        new RoutingFollowsState(world),
        new OrdersNameTheirInterface(world),
        new AdvertsLeaveByTheirInterface(world),
        new AdvertsKeepTime(world),
        new NoLongDualMaster(world),
        new NoNeedlessTakeover(world),
        new TakeoverInTime(world),
        new PlannedMovesServe(world),
        new StopLeavesNothing(world),
        new OneMasterInEachSegment(world),
        new CalmIsCalm(world));
  }
}
