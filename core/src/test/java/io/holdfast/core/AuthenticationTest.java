package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.Configuration;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.HostSpec;
import io.holdfast.core.spec.RouterBuilder;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.host.HmacKeySpec;
import io.holdfast.core.spec.host.HmacSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertBytes;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.AdvertSeal;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.AuthHeader;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.HmacTrailer;
import io.holdfast.wire.vrrp.TrailerSequence;
import io.holdfast.wire.vrrp.Vrrp;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of signed adverts counts, what is dropped and why, and how ours are numbered. */
class AuthenticationTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long KEY = 0x73336372_65740000L;
  private static final long WRONG_KEY = KEY + 1;
  private static final long NOW = 1_700_000_000L;
  private static final IpAddress PEER = Fixture.address("10.0.0.2");
  private static final IpAddress OTHER_PEER = Fixture.address("10.0.0.3");
  private static final int ROUNDS = 10_000;
  private static final int WINDOWS = 8;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Input.AdvertReceived received = new Input.AdvertReceived();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256);
  private long now;

  @Test
  void headersCountWhenTheyAreProvedAndNew() {
    Fixture fixture = new Fixture(List.of(withHeader(100)));
    hear(fixture, header(KEY, PEER), 7);
    hear(fixture, header(KEY, PEER), 7);
    hear(fixture, header(KEY, OTHER_PEER), 6);
    hear(fixture, header(WRONG_KEY, PEER), 9);
    hear(fixture, header(KEY, PEER), 8);
    hear(fixture, plain(PEER), 0);
    CounterSnapshot counters = counters(fixture);
    assertThat(counters.advertRcvd()).isEqualTo(2);
    assertThat(counters.rejected())
        .isEqualTo(
            Map.of(
                Rejection.HEADER_REPLAYED, 2L,
                Rejection.HEADER_PROOF, 1L,
                Rejection.AUTHENTICATION_HEADER, 1L));
    assertThat(counters.authFailure()).isEqualTo(3);
  }

  @Test
  void aForgedNumberMakesNobodyDeaf() {
    Fixture fixture = new Fixture(List.of(withHeader(100)));
    hear(fixture, header(WRONG_KEY, PEER), 0xffff_fff0L);
    hear(fixture, header(KEY, PEER), 1);
    assertThat(counters(fixture).advertRcvd()).isEqualTo(1);
  }

  @Test
  void aHeaderWhoseIndexIsNotTheSourceIsDropped() {
    Fixture fixture = new Fixture(List.of(withHeader(100)));
    Peer peer = header(KEY, PEER);
    int length = encode(peer);
    buffer.putInt(24, 0x0a000009);
    peer.seal().seal(new AdvertBytes(buffer, 0, length, PEER), 5);
    deliver(fixture, length);
    assertThat(counters(fixture).rejected()).isEqualTo(Map.of(Rejection.HEADER_SPI, 1L));
  }

  @Test
  void aNewMasterGoesOnWhereTheOldOneStopped() {
    Fixture fixture = new Fixture(List.of(withHeader(100)));
    hear(fixture, header(KEY, PEER), 41);
    List<Long> numbers = adverts(fixture, 6);
    assertThat(numbers).startsWith(42L, 43L, 44L).isSorted();
    hear(fixture, header(KEY, PEER, 50), 99);
    assertThat(adverts(fixture, 2)).first().isEqualTo(100L);
  }

  /** Two masters that send the same number at once must hear each other all the same. */
  @Test
  void ourOwnNumberIsNoReplay() {
    Fixture fixture = new Fixture(List.of(withHeader(100)));
    hear(fixture, header(KEY, PEER), 10);
    assertThat(adverts(fixture, 4)).startsWith(11L);
    hear(fixture, header(KEY, OTHER_PEER, 200), 11);
    adverts(fixture, 1);
    assertThat(fixture.engine.snapshot().routers().getFirst().state()).isEqualTo(State.BACKUP);
  }

  @Test
  void aReloadKeepsNumbersAndTakesTheNewKey() {
    Fixture fixture = new Fixture(List.of(withHeader(100)));
    hear(fixture, header(KEY, PEER), 500);
    RouterSpec changed =
        RouterBuilder.of(withHeader(100)).auth(new AuthSpec.Header(WRONG_KEY)).build();
    fixture.engine.apply(
        new Input.Configure(new Configuration(GlobalSpec.DEFAULT, List.of(changed), List.of())),
        now,
        fixture.effects);
    fixture.effects.clear();
    hear(fixture, header(WRONG_KEY, PEER), 499);
    hear(fixture, header(KEY, PEER), 501);
    hear(fixture, header(WRONG_KEY, PEER), 501);
    assertThat(counters(fixture).rejected())
        .isEqualTo(Map.of(Rejection.HEADER_REPLAYED, 1L, Rejection.HEADER_PROOF, 1L));
    assertThat(counters(fixture).advertRcvd()).isEqualTo(2);
  }

  @Test
  void trailersCountWhenTheyAreProvedFreshAndNew() {
    Fixture fixture = new Fixture(List.of(withTrailer(HmacSpec.Mode.ENFORCE, false)));
    hear(fixture, trailer(1, 'k', PEER), NOW << 32);
    hear(fixture, trailer(1, 'k', PEER), NOW << 32);
    hear(fixture, trailer(1, 'k', OTHER_PEER), NOW << 32);
    hear(fixture, trailer(2, 'o', PEER), (NOW << 32) + 1);
    hear(fixture, trailer(2, 'x', PEER), (NOW << 32) + 2);
    hear(fixture, trailer(3, 'k', PEER), (NOW << 32) + 2);
    hear(fixture, trailer(1, 'k', PEER), (NOW - 6) << 32);
    hear(fixture, trailer(1, 'k', PEER), (NOW + 6) << 32);
    hear(fixture, plain(PEER), 0);
    CounterSnapshot counters = counters(fixture);
    assertThat(counters.advertRcvd()).isEqualTo(3);
    assertThat(counters.rejected())
        .isEqualTo(
            Map.of(
                Rejection.TRAILER_REPLAYED, 1L,
                Rejection.TRAILER_PROOF, 1L,
                Rejection.TRAILER_KEY, 1L,
                Rejection.TRAILER_STALE, 2L,
                Rejection.TRAILER_MISSING, 1L));
  }

  @Test
  void anUnknownKindOfTrailerIsDropped() {
    Fixture fixture = new Fixture(List.of(withTrailer(HmacSpec.Mode.PERMISSIVE, false)));
    Peer peer = trailer(1, 'k', PEER);
    int length = encode(peer);
    peer.seal().seal(new AdvertBytes(buffer, 0, length, PEER), NOW << 32);
    buffer.put(length - HmacTrailer.LENGTH, (byte) 2);
    deliver(fixture, length);
    assertThat(counters(fixture).rejected()).isEqualTo(Map.of(Rejection.TRAILER_MALFORMED, 1L));
  }

  @Test
  void countedTrailersNeedNoClock() {
    Fixture fixture = new Fixture(List.of(withTrailer(HmacSpec.Mode.ENFORCE, true)));
    hear(fixture, trailer(1, 'k', PEER), 5);
    hear(fixture, trailer(1, 'k', PEER), 4);
    hear(fixture, trailer(1, 'k', PEER), 6);
    assertThat(counters(fixture).advertRcvd()).isEqualTo(2);
    assertThat(counters(fixture).rejected()).isEqualTo(Map.of(Rejection.TRAILER_REPLAYED, 1L));
  }

  /** How a group of routers moves to signed adverts, and who signs meanwhile. */
  @ParameterizedTest
  @EnumSource(HmacSpec.Mode.class)
  void modesDecideWhatBecomesOfAdvertsWithoutTrailer(HmacSpec.Mode mode) {
    Fixture fixture = new Fixture(List.of(withTrailer(mode, false)));
    hear(fixture, plain(PEER), 0);
    boolean isEnforced = mode == HmacSpec.Mode.ENFORCE;
    assertThat(counters(fixture).advertRcvd()).isEqualTo(isEnforced ? 0 : 1);
    SealSpec seal = master(fixture).seal();
    assertThat(seal)
        .isInstanceOf(
            mode == HmacSpec.Mode.RECEIVE_ONLY ? SealSpec.None.class : SealSpec.Trailer.class);
    assertThat(seal.toString()).doesNotContain("kkkk");
  }

  @Test
  void aTrailerWhereNoneIsConfiguredIsTooLong() {
    Fixture fixture = new Fixture(List.of(Fixture.router(1, 3, 100, "10.0.1.1/16")));
    hear(fixture, trailer(1, 'k', PEER), NOW << 32);
    assertThat(counters(fixture).rejected()).isEqualTo(Map.of(Rejection.LENGTH, 1L));
  }

  @Test
  void checkingAllocatesNothing() {
    assertThat(bytesForEach(new Fixture(List.of(withHeader(100))), header(KEY, PEER), 1)).isZero();
    Fixture trailers = new Fixture(List.of(withTrailer(HmacSpec.Mode.ENFORCE, false)));
    assertThat(bytesForEach(trailers, trailer(1, 'k', PEER), NOW << 32)).isZero();
  }

  @Test
  void sealingAllocatesNothing() {
    for (SealSpec seal : List.of(new SealSpec.Header(KEY, 1), trailerSeal())) {
      AdvertSealer sealer = new AdvertSealer(seal, new TrailerSequence());
      AdvertBytes bytes =
          new AdvertBytes(buffer, 0, encode(header(KEY, PEER)) + sealer.trailerLength(), PEER);
      Runnable send =
          () -> {
            sealer.next(NOW * SECOND);
            sealer.seal(bytes);
          };
      assertThat(allocated(send)).isZero();
    }
  }

  private long bytesForEach(Fixture fixture, Peer peer, long first) {
    int length = encode(peer);
    AdvertBytes bytes = new AdvertBytes(buffer, 0, length, peer.source());
    long[] number = {first};
    Runnable accept =
        () -> {
          peer.seal().seal(bytes, number[0]++);
          deliver(fixture, length);
        };
    long allocated = allocated(accept);
    assertThat(counters(fixture).rejected()).isEmpty();
    return allocated;
  }

  /** What the program itself allocates shows in every window, what the compiler does in few. */
  private static long allocated(Runnable task) {
    long least = Long.MAX_VALUE;
    for (int window = 0; window < WINDOWS && least > 0; window++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int round = 0; round < ROUNDS; round++) {
        task.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private record Peer(Advertisement advert, IpAddress source, @Nullable AdvertSeal found) {
    AdvertSeal seal() {
      return Objects.requireNonNull(found);
    }
  }

  private void hear(Fixture fixture, Peer peer, long number) {
    int length = encode(peer);
    if (peer.found() != null) {
      peer.seal().seal(new AdvertBytes(buffer, 0, length, peer.source()), number);
    }
    deliver(fixture, length);
  }

  private int encode(Peer peer) {
    IpAddress group = Vrrp.GROUP_IPV4;
    boolean isSecond = peer.advert().version() == 2;
    ChecksumRule rule = isSecond ? ChecksumRule.V2 : ChecksumRule.V3_PSEUDO_HEADER;
    int trailer = peer.found() instanceof HmacTrailer ? HmacTrailer.LENGTH : 0;
    return AdvertEncoder.encode(
        buffer,
        0,
        peer.advert(),
        new AdvertEnvelope(peer.source(), group, 255, rule, group, trailer));
  }

  private void deliver(Fixture fixture, int length) {
    DecodeError error = received.packet().wrapIpv4(buffer, 0, length);
    fixture.engine.apply(received.at(NOW).from(1, error, length), now, fixture.effects);
    fixture.engine.advance(now, fixture.effects);
    fixture.effects.clear();
  }

  /** The numbers of the adverts of some seconds, as the sealer counts them. */
  @SuppressWarnings("ReferenceEquality") // A router makes a new message for each change.
  private List<Long> adverts(Fixture fixture, int seconds) {
    List<Long> numbers = new ArrayList<>();
    @Nullable AdvertMessage current = null;
    long number = 0;
    for (int quarter = 0; quarter < seconds * 4; quarter++) {
      now += SECOND / 4;
      fixture.engine.advance(now, fixture.effects);
      for (int index = 0; index < fixture.effects.size(); index++) {
        if (fixture.effects.get(index) instanceof Effect.SendAdvert order
            && order.message().seal() instanceof SealSpec.Header header) {
          number = order.message() == current ? number + 1 : header.firstSequence();
          current = order.message();
          numbers.add(number);
        }
      }
      fixture.effects.clear();
    }
    return numbers;
  }

  private AdvertMessage master(Fixture fixture) {
    for (int quarter = 0; quarter < 40; quarter++) {
      now += SECOND / 4;
      fixture.engine.advance(now, fixture.effects);
      for (int index = 0; index < fixture.effects.size(); index++) {
        if (fixture.effects.get(index) instanceof Effect.SendAdvert order) {
          return order.message();
        }
      }
      fixture.effects.clear();
    }
    throw new AssertionError("no advert");
  }

  private static CounterSnapshot counters(Fixture fixture) {
    return fixture.engine.snapshot().routers().getFirst().counters();
  }

  private static RouterSpec withHeader(int priority) {
    return RouterBuilder.of(Fixture.router(1, 2, priority, "10.0.1.1/16"))
        .auth(new AuthSpec.Header(KEY))
        .build();
  }

  private static RouterSpec withTrailer(HmacSpec.Mode mode, boolean isCounted) {
    HostSpec plain = HostSpec.DEFAULT;
    HmacSpec hmac = new HmacSpec(List.of(key(1, 'k'), key(2, 'o')), 1, 5, isCounted, mode);
    return RouterBuilder.of(Fixture.router(1, 3, 100, "10.0.1.1/16"))
        .host(
            new HostSpec(
                plain.device(),
                plain.link(),
                plain.routes(),
                plain.rules(),
                plain.extraAnnounce(),
                hmac,
                0))
        .build();
  }

  private static SealSpec trailerSeal() {
    return new SealSpec.Trailer(key(1, 'k'), 5);
  }

  private static HmacKeySpec key(int id, char octet) {
    return new HmacKeySpec(id, String.valueOf(octet).repeat(32));
  }

  private static Peer header(long key, IpAddress source) {
    return header(key, source, 200);
  }

  private static Peer header(long key, IpAddress source, int priority) {
    return new Peer(advert(2, priority, AuthData.HEADER), source, new AuthHeader(key));
  }

  private static Peer trailer(int keyId, char octet, IpAddress source) {
    HmacTrailer trailer = new HmacTrailer(keyId, key(keyId, octet).key());
    return new Peer(advert(3, 200, AuthData.NONE), source, trailer);
  }

  private static Peer plain(IpAddress source) {
    return new Peer(advert(3, 200, AuthData.NONE), source, null);
  }

  private static Advertisement advert(int version, int priority, AuthData auth) {
    IpAddress address = Fixture.address("10.0.1.1");
    return new Advertisement(version, 1, priority, 100, address.family(), List.of(address), auth);
  }
}
