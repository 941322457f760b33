package io.holdfast.bench.micro;

import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Vrrp;
import io.holdfast.wire.vrrp.VrrpPacket;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encoding an advert, repeating it, and reading one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
  private static final AdvertEnvelope ENVELOPE =
      AdvertEnvelope.multicast(Routers.THEIRS, Vrrp.VERSION_3);

  /** Addresses in the advert. */
  @Param({"1", "20"})
  public int addresses;

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256);
  private final VrrpPacket packet = new VrrpPacket();
  private Advertisement advert = Routers.advert(1, 1);
  private int length;
  private int identification = 1;

  /** Makes the advert. */
  @Setup
  public void encodeOnce() {
    advert = Routers.advert(1, addresses);
    length = AdvertEncoder.encode(buffer, 0, advert, ENVELOPE);
  }

  /** A new advert, as after a change of the priority. */
  @Benchmark
  public int encode() {
    return AdvertEncoder.encode(buffer, 0, advert, ENVELOPE);
  }

  /** The same advert again. */
  @Benchmark
  public int repeat() {
    AdvertEncoder.identifyIpv4(buffer, 0, identification);
    identification = AdvertEncoder.nextIdentification(identification);
    return identification;
  }

  /** All checks of a received advert that need no knowledge of its router. */
  @Benchmark
  public DecodeError decode() {
    return packet.wrapIpv4(buffer, 0, length);
  }
}
