package io.holdfast.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything of one simulation. Single threaded, and wholly decided by the plan and the seed. */
public final class World {
  private final SimClock clock = new SimClock();
  private final SimNetwork network;
  private final List<SimHost> hosts = new ArrayList<>();
  private final List<Observer> observers = new ArrayList<>();
  private final Supplier<Decider> deciders;
  private final Timeline timeline;
  private long disturbedNanos;
  private long calmBeforeNanos;
  private @Nullable Violation violation;

  /**
   * Makes a world in which nothing has started yet.
   *
   * @param plans the hosts
   * @param seed decides latencies and everything the weather does
   * @param deciders makes the engine of a starting daemon
   * @param timeline what happens is noted here
   */
  public World(List<HostPlan> plans, long seed, Supplier<Decider> deciders, Timeline timeline) {
    SplittableRandom random = new SplittableRandom(seed);
    this.deciders = deciders;
    this.timeline = timeline;
    this.network = new SimNetwork(clock, random.split());
    for (int index = 0; index < plans.size(); index++) {
      hosts.add(new SimHost(this, index, plans.get(index), random.split()));
    }
    network.connect(hosts);
    for (SimHost host : hosts) {
      clock.at(host.plan().startNanos(), host::start);
      clock.at(host.plan().startNanos(), this::disturbed);
    }
  }

  /** Adds an observer, before anything runs. */
  public void watch(Observer observer) {
    observers.add(observer);
  }

  /** Lets time pass up to a moment, or up to the first violation. */
  public void runUntil(long untilNanos) {
    while (violation == null && clock.runNext(untilNanos)) {
      // Each event does its own work.
    }
  }

  /** Tells the observers that the world is quiet. */
  public void quiet(Observer.Moment moment) {
    note("world", "quiet: " + moment);
    for (Observer observer : observers) {
      observer.quiet(this, moment);
    }
  }

  /** Notes that something was done to the world that others than its victim may suffer from. */
  public void disturbed() {
    if (clock.nowNanos() != disturbedNanos) {
      calmBeforeNanos = clock.nowNanos() - disturbedNanos;
      disturbedNanos = clock.nowNanos();
    }
  }

  /** How long nothing was done to the world before that. */
  public long calmBeforeNanos() {
    return calmBeforeNanos;
  }

  /** When something of consequence was last done to the world. */
  public long disturbedNanos() {
    return disturbedNanos;
  }

  /** Records that a property did not hold, on a host or (null) anywhere. Only the first is kept. */
  public void fail(Observer property, @Nullable SimHost host, String text) {
    report(property.getClass().getSimpleName(), host, text);
  }

  /** The first violation, or null. */
  public @Nullable Violation violation() {
    return violation;
  }

  /** The time. */
  public SimClock clock() {
    return clock;
  }

  /** The segments. */
  public SimNetwork network() {
    return network;
  }

  /** The hosts. */
  public List<SimHost> hosts() {
    return hosts;
  }

  /** Adds a line to the timeline. */
  public void note(String who, String what) {
    timeline.add(clock.nowNanos(), who, what);
  }

  boolean isRecording() {
    return timeline.isRecording();
  }

  void note(SimHost host, String what) {
    note(host.name(), what);
  }

  void note(SimHost host, Supplier<String> what) {
    if (timeline.isRecording()) {
      note(host.name(), what.get());
    }
  }

  List<Observer> observers() {
    return observers;
  }

  Decider newDecider() {
    return deciders.get();
  }

  /** The engine threw: always a violation, whoever watches. */
  void crashed(SimHost host, RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    report("NeverThrows", host, failure + (trace.length > 0 ? " at " + trace[0] : ""));
  }

  private void report(String property, @Nullable SimHost host, String text) {
    if (violation == null) {
      String where = host == null ? "" : host.name();
      violation = new Violation(property, clock.nowNanos(), where, text);
      note(where.isEmpty() ? "world" : where, "VIOLATION " + property + ": " + text);
    }
  }
}
