package io.holdfast.sim.check;

import io.holdfast.core.Cause;
import io.holdfast.core.Effect;
import io.holdfast.core.State;
import io.holdfast.core.Transition;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.sim.world.Observer;
import io.holdfast.sim.world.SimHost;
import io.holdfast.sim.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When a master ends in a settled world, another is there in time: within the skew time of the
 * quickest backup after a graceful stop, within its master down interval after a crash. Given up
 * when anything else is done to the world meanwhile.
 */
public final class TakeoverInTime implements Observer {
  /** Two wakes, one latency, and a turn of the one that stops. */
  private static final long SLACK_NANOS = 1_000_000;

  private final World world;
  private final List<Vacancy> vacancies = new ArrayList<>();

  /** Masters of the host that is just saying that it stops. */
  private final Set<String> resigned = new HashSet<>();

  /** Judges a world. */
  public TakeoverInTime(World world) {
    this.world = world;
  }

  @Override
  public void ended(SimHost host, Ending ending) {
    long now = world.clock().nowNanos();
    for (RouterSpec router : host.configuration().routers()) {
      boolean settled =
          now - world.disturbedNanos() <= SLACK_NANOS
              && world.calmBeforeNanos() > 2 * Intervals.downNanos(router, 1, 0)
              && world.network().isCalm(router.interfaceName());
      boolean wasMaster = host.state(router.name()) == State.MASTER;
      if (settled && (wasMaster || resigned.contains(router.name()))) {
        vacate(host, router, ending);
      }
    }
    resigned.clear();
  }

  @Override
  public void ordered(SimHost host, Effect effect) {
    if (effect instanceof Effect.Publish(Transition change)
        && change.from() == State.MASTER
        && change.cause().kind() == Cause.Kind.STOPPED) {
      resigned.add(change.router());
    }
  }

  @Override
  public void turned(SimHost host) {
    judge();
  }

  @Override
  public void quiet(World quietWorld, Moment moment) {
    judge();
  }

  private void vacate(SimHost gone, RouterSpec router, Ending ending) {
    long quickest = Long.MAX_VALUE;
    long gate = 0;
    for (SimHost host : world.hosts()) {
      RouterSpec spec = host.router(router.name());
      gate = Math.max(gate, Intervals.gateNanos(host));
      if (spec != null && isCandidate(host, gone, spec)) {
        int priority = Priorities.effective(world, host, spec.name());
        int adverts = ending == Ending.STOPPED ? 0 : spec.downTimerAdverts();
        // A backup that is about to preempt discards the master's adverts and reckons with its own.
        long down =
            Math.max(
                Intervals.downNanos(router, priority, adverts),
                Intervals.downNanos(spec, priority, adverts));
        quickest = Math.min(quickest, down);
      }
    }
    if (quickest != Long.MAX_VALUE) {
      long deadline = world.clock().nowNanos() + quickest + gate + SLACK_NANOS;
      vacancies.add(new Vacancy(router.name(), gone, world.disturbedNanos(), deadline));
    }
  }

  private boolean isCandidate(SimHost host, SimHost gone, RouterSpec spec) {
    return host != gone
        && host.isRunning()
        && !host.isStopping()
        && !host.isPaused()
        && !host.services().failsScripts()
        && spec.tracks().isEmpty()
        && host.state(spec.name()) == State.BACKUP
        && world.network().connects(spec.interfaceName(), host, gone);
  }

  private void judge() {
    long now = world.clock().nowNanos();
    for (int index = vacancies.size() - 1; index >= 0; index--) {
      Vacancy vacancy = vacancies.get(index);
      if (isOver(vacancy)) {
        vacancies.remove(index);
      } else if (now > vacancy.deadlineNanos) {
        world.fail(this, vacancy.gone, "nobody took " + vacancy.router + " over from it in time");
      }
    }
  }

  private boolean isOver(Vacancy vacancy) {
    boolean over = world.disturbedNanos() != vacancy.disturbedNanos;
    for (SimHost host : world.hosts()) {
      over |= host != vacancy.gone && host.state(vacancy.router) == State.MASTER;
      over |= host.isPaused();
    }
    return over;
  }

  private record Vacancy(String router, SimHost gone, long disturbedNanos, long deadlineNanos) {}
}
