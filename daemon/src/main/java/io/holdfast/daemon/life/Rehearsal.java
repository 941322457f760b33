package io.holdfast.daemon.life;

import io.holdfast.core.Input;
import io.holdfast.core.LinkState;
import io.holdfast.core.StopMode;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AdvertRules;
import io.holdfast.core.spec.AnnounceSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.daemon.loop.Faults;
import io.holdfast.daemon.loop.RehearsalStack;
import io.holdfast.linux.process.ColdPages;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import io.holdfast.wire.ip.Prefix;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.Vrrp;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the whole way from advert to failover and back a few hundred times before the first real
 * one, so that a JVM's first failover is as quick as its thousandth. It is done on an interface
 * that does not exist, with sockets that fail at once, in a time of its own: nothing is sent,
 * changed or logged.
 *
 * <p>A daemon rehearses beside its start, not before it: the first failover cannot come sooner than
 * a master down interval. It rests after every round, so that the loop never waits long for the
 * only processor.
 */
public final class Rehearsal {
  /** The compiler takes up what was called some 256 times; a round goes each of two ways once. */
  private static final int ROUNDS = 400;

  private static final long REST_NANOS = 500_000;
  private static final int NO_INTERFACE = Integer.MAX_VALUE;
  private static final String NO_NAME = "rehearsal";
  private static final int VRID = 1;
  private static final int INTERVAL_CS = 1;
  private static final long INTERVAL_NANOS = 10_000_000;
  private static final int OWNER_ADVERTS = 6;

  /** As without a word about it in a configuration: never reached here. */
  private static final long SECOND_BURST_NANOS = 5_000_000_000L;

  private static final int BUFFER_BYTES = 128;
  private static final int MAX_STEPS = 8;
  private static final int MTU = 1500;
  private static final IpAddress OURS = IpAddress.ipv4(0xc000_0201);
  private static final IpAddress THEIRS = IpAddress.ipv4(0xc000_0202);
  private static final IpAddress VIRTUAL = IpAddress.ipv4(0xc000_0203);

  private final RehearsalStack stack;
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long nowNanos;

  private Rehearsal(RehearsalStack stack) {
    this.stack = stack;
  }

  /** Rehearses on a thread of its own, and returns at once; an error of ours is one line. */
  public static void begin(Consumer<String> log) {
    Thread.ofPlatform()
        .daemon()
        .name("rehearsal")
        .uncaughtExceptionHandler(
            (thread, fault) -> log.accept("internal error in rehearsal: " + Faults.describe(fault)))
        .start(Rehearsal::runAndTidyUp);
  }

  /** The end of a start: most of what was read for it is not needed again. */
  private static void runAndTidyUp() {
    run(REST_NANOS);
    ColdPages.release();
  }

  /** Rehearses without a rest. Returns how much was seen, 0 if nothing worked. */
  public static long run() {
    return run(0);
  }

  /**
   * What a loop runs shortly before it takes over: the way from a silent master to the last line of
   * the log, once. The first run also opens what it needs; without it, later runs do nothing. The
   * first run binds it to its thread.
   */
  public static final class BeforeTakeover implements Runnable, AutoCloseable {
    private @Nullable RehearsalStack stack;
    private @Nullable Rehearsal rehearsal;
    private boolean isTried;

    /** Opens nothing yet. */
    public BeforeTakeover() {}

    @Override
    public void run() {
      if (!isTried) {
        isTried = true;
        open();
      }
      if (rehearsal != null) {
        rehearsal.fallSilent();
      }
    }

    /** How many lines, transitions and failures were seen. */
    long reports() {
      return stack == null ? 0 : stack.reports();
    }

    private void open() {
      RehearsalStack opened = RehearsalStack.open();
      if (opened != null) {
        stack = opened;
        rehearsal = new Rehearsal(opened);
        rehearsal.prepare();
      }
    }

    @Override
    public void close() {
      if (stack != null) {
        stack.close();
      }
    }
  }

  private static long run(long restNanos) {
    try (RehearsalStack stack = RehearsalStack.open()) {
      if (stack == null) {
        return 0;
      }
      new Rehearsal(stack).play(restNanos);
      return stack.reports();
    }
  }

  /** Gets ready to play rounds. */
  private void prepare() {
    LinkState link =
        new LinkState(NO_INTERFACE, NO_NAME, true, true, true, true, false, MTU, new MacAddress(2));
    stack.apply(new Input.LinkChanged(link), nowNanos);
    stack.apply(new Input.AddressAdded(NO_INTERFACE, new Prefix(OURS, 24), true), nowNanos);
    stack.apply(new Input.Configure(configuration()), nowNanos);
    stack.finish(nowNanos);
  }

  private void play(long restNanos) {
    prepare();
    for (int round = 0; round < ROUNDS; round++) {
      yieldToTheOwner();
      // The master stops: its last advert makes us take over after the skew time, then others come.
      hear(Vrrp.PRIORITY_STOP);
      step();
      fallSilent();
      LockSupport.parkNanos(restNanos);
    }
    stack.apply(new Input.StopRequested(StopMode.NOW), nowNanos);
    stack.finish(nowNanos);
    step();
  }

  private void fallSilent() {
    yieldToTheOwner();
    step();
  }

  /** A master that is preempted serves on for a while: adverts go on until it has given up. */
  private void yieldToTheOwner() {
    for (int count = 0; count < OWNER_ADVERTS; count++) {
      hear(Vrrp.PRIORITY_OWNER);
      nowNanos += INTERVAL_NANOS;
    }
    hear(Vrrp.PRIORITY_OWNER);
  }

  private void hear(int priority) {
    Advertisement advert =
        new Advertisement(
            Vrrp.VERSION_3,
            VRID,
            priority,
            INTERVAL_CS,
            Family.IPV4,
            List.of(VIRTUAL),
            AuthData.NONE);
    int length =
        AdvertEncoder.encode(buffer, 0, advert, AdvertEnvelope.multicast(THEIRS, Vrrp.VERSION_3));
    received.packet().wrapIpv4(buffer, 0, length);
    stack.apply(received.from(1), nowNanos);
    stack.finish(nowNanos);
  }

  /** Lets the next few deadlines come. */
  private void step() {
    for (int count = 0; count < MAX_STEPS; count++) {
      long deadline = stack.deadlineNanos();
      if (deadline == Long.MAX_VALUE) {
        return;
      }
      nowNanos = Math.max(nowNanos, deadline);
      stack.finish(nowNanos);
    }
  }

  private static Configuration configuration() {
    AddressSpec address = new AddressSpec(Prefix.host(VIRTUAL), NO_NAME, 0, null, null);
    RouterSpec router =
        new RouterSpec(
            NO_NAME,
            Family.IPV4,
            Vrrp.VERSION_3,
            VRID,
            NO_NAME,
            WantedState.BACKUP,
            100,
            INTERVAL_CS,
            3,
            new TransportSpec.Multicast(null, Vrrp.group(Family.IPV4)),
            new AuthSpec.None(),
            new PreemptSpec(true, 0),
            new AnnounceSpec(SECOND_BURST_NANOS, 5, 0, 1, 0, 0),
            new AdvertRules(true, false, false, false, false),
            List.of(address),
            List.of(),
            List.of(),
            NotifySpec.NONE,
            GateSpec.NONE);
    return new Configuration(withLeases(), List.of(router), List.of());
  }

  /** A lease that is renewed in no round. */
  private static GlobalSpec withLeases() {
    SystemSpec system = SystemSpec.DEFAULT.withLease(LeaseSpec.of(LeaseSpec.MAX_SECONDS));
    return GlobalBuilder.of(GlobalSpec.DEFAULT).system(system).build();
  }
}
