package io.holdfast.bench.micro;

import io.holdfast.core.Effects;
import io.holdfast.core.Engine;
import io.holdfast.core.Input;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Vrrp;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the decisions of a steady network cost, for one of 255 virtual routers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
  private static final int ROUTERS = 255;
  private static final int ROOM = 64;
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final Effects effects = new Effects();
  private final Engine masters = Routers.engine(ROUTERS, 255, effects);
  private final Engine backups = Routers.engine(ROUTERS, 100, effects);
  private final ByteBuffer adverts = ByteBuffer.allocateDirect(ROUTERS * ROOM);
  private final int[] lengths = new int[ROUTERS];
  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private long nowNanos;

  /** Encodes what the backups hear. */
  public EngineBenchmark() {
    AdvertEnvelope envelope = AdvertEnvelope.multicast(Routers.THEIRS, Vrrp.VERSION_3);
    for (int index = 0; index < ROUTERS; index++) {
      lengths[index] =
          AdvertEncoder.encode(adverts, index * ROOM, Routers.advert(index + 1, 1), envelope);
    }
  }

  /** All timers of the masters come due, and all adverts are ordered. */
  @Benchmark
  @OperationsPerInvocation(ROUTERS)
  public int send() {
    effects.clear();
    nowNanos += INTERVAL_NANOS;
    masters.advance(nowNanos, effects);
    return effects.size();
  }

  /** An advert of each master is decoded and followed. */
  @Benchmark
  @OperationsPerInvocation(ROUTERS)
  public int receive() {
    effects.clear();
    nowNanos += INTERVAL_NANOS / 2;
    for (int index = 0; index < ROUTERS; index++) {
      received.packet().wrapIpv4(adverts, index * ROOM, lengths[index]);
      backups.apply(received.from(1), nowNanos, effects);
    }
    return effects.size();
  }
}
