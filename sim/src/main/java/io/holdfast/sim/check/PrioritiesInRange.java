package io.holdfast.sim.check;

import io.holdfast.core.Effect;
import io.holdfast.core.NotifyEvent;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import io.holdfast.wire.vrrp.Advertisement;

/**
 * Whatever trackers say, an effective priority is 1 to 254, and 255 only for an address owner; an
 * advert may say 0, too.
 */
public final class PrioritiesInRange implements Observer {
  private final World world;

  /** Judges a world. */
  public PrioritiesInRange(World world) {
    this.world = world;
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.SendAdvert advert) {
      Advertisement content = advert.message().advertisement();
      for (RouterSpec router : host.configuration().routers()) {
        if (router.vrid() == content.vrid() && router.family() == content.family()) {
          judge(host, router, content.priority(), 0);
        }
      }
    } else if (effect instanceof Effect.Notify(NotifyEvent event)
        && event.subject() == NotifyEvent.Subject.INSTANCE) {
      RouterSpec router = host.router(event.name());
      if (router != null) {
        judge(host, router, event.priority(), 1);
      }
    }
  }

  private void judge(SimHost host, RouterSpec router, int priority, int lowest) {
    boolean isOwner = router.priority() == RouterSpec.OWNER_PRIORITY;
    int highest = isOwner ? RouterSpec.OWNER_PRIORITY : RouterSpec.OWNER_PRIORITY - 1;
    if (priority < lowest || priority > highest) {
      world.fail(this, host, router.name() + " has priority " + priority);
    }
  }
}
