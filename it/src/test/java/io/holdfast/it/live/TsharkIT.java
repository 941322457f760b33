package io.holdfast.it.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.daemon.lab.Capture;
import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Another program's opinion of every kind of packet that the subject sends. */
@Live
class TsharkIT {
  private static final Instance[] KINDS = {
    Instance.named("V2", 1).priority(255).addresses("10.9.0.101/24"),
    Instance.named("V2_PASS", 2)
        .priority(255)
        .line("authentication {\nauth_type PASS\nauth_pass s3cret\n}")
        .addresses(many(20)),
    Instance.named("V3", 3).priority(255).line("version 3").addresses("10.9.0.103/24"),
    Instance.named("V3_UNICAST", 4)
        .priority(255)
        .line("version 3\nunicast_src_ip 10.9.0.1\nunicast_peer {\n10.9.0.2\n}")
        .addresses("10.9.0.104/24"),
    Instance.named("V6", 5).priority(255).line("version 3").addresses("fe80::9:5", "fd00:9::105"),
    Instance.named("V6_UNICAST", 6)
        .priority(255)
        .line("version 3\nunicast_src_ip fd00:9::1\nunicast_peer {\nfd00:9::2\n}")
        .addresses("fe80::9:6/64", "fd00:9::106/64"),
  };

  @Test
  void nothingWeSendIsMalformed(LiveLab lab) {
    Host sender = lab.addHost("sender", "10.9.0.1/24", "fd00:9::1/64");
    Host hearer = lab.addHost("hearer", "10.9.0.2/24", "fd00:9::2/64");
    Capture capture = lab.capture(hearer, Traffic.FILTER);
    AdvertWatch adverts = AdvertWatch.start(hearer);
    Router router = lab.startSubject(sender, Instance.file(KINDS));
    for (Instance kind : KINDS) {
      router.process().awaitLine("\\(" + kind.name() + "\\) Entering MASTER", Router.AMPLE);
      for (String address : kind.addresses()) {
        lab.addressesOf(sender).awaitHeld(address.replaceFirst("/.*", ""));
      }
    }
    for (Instance kind : KINDS) {
      adverts.skip();
      adverts.await(kind.vrid());
    }
    router.process().awaitLine("Neighbour Adverts? on ens18 for fd00:9::106", Router.AMPLE);
    router.stop();
    Traffic traffic = new Traffic(capture.stop());
    checkIsComplete(traffic);
    traffic.assertSound();
  }

  @Test
  void malformedPacketsWouldBeFound(LiveLab lab) {
    Host sender = lab.addHost("sender", "10.9.0.1/24");
    Host hearer = lab.addHost("hearer", "10.9.0.2/24");
    HostileAdvert advert = HostileAdvert.from("10.9.0.1").vrid(51).address("10.9.0.100");
    Capture capture = lab.capture(hearer, Traffic.FILTER);
    AdvertWatch adverts = AdvertWatch.start(hearer);
    try (FrameSender frames = FrameSender.open(sender)) {
      frames.send(advert.brokenChecksum().frame());
    }
    adverts.await(51);
    Traffic traffic = new Traffic(capture.stop());
    assertThatThrownBy(traffic::assertSound).hasMessageContaining("VRRP");
  }

  private static void checkIsComplete(Traffic traffic) {
    Set<String> announced = traffic.announcedSince(Instant.EPOCH);
    for (Instance kind : KINDS) {
      assertThat(traffic.select(frame -> frame.isAdvert() && frame.vrid() == kind.vrid()))
          .as("adverts of " + kind.name())
          .anyMatch(frame -> frame.priority() == 255)
          .anyMatch(frame -> frame.priority() == 0);
      for (String address : kind.addresses()) {
        assertThat(announced).contains(address.replaceFirst("/.*", ""));
      }
    }
  }

  private static String[] many(int count) {
    return IntStream.range(0, count).mapToObj("10.9.0.2%02d/24"::formatted).toArray(String[]::new);
  }
}
