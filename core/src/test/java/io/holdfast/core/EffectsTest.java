package io.holdfast.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private static final IpAddress ADDRESS = IpAddress.ipv4(0x0a000064);
  private static final IpAddress OTHER = IpAddress.ipv4(0x0a000065);

  private final Effects effects = new Effects();

  @Test
  void announcementsOfAnAddressAreWithdrawnAndNothingElse() {
    effects.add(announce(2, ADDRESS));
    effects.add(announce(2, OTHER));
    effects.add(announce(3, ADDRESS));
    effects.add(new Effect.CloseSocket(1));
    effects.add(announce(2, ADDRESS));

    effects.withdrawAnnouncements(2, ADDRESS);

    assertThat(effects.size()).isEqualTo(3);
    assertThat(effects.get(0)).isEqualTo(announce(2, OTHER));
    assertThat(effects.get(1)).isEqualTo(announce(3, ADDRESS));
    assertThat(effects.get(2)).isEqualTo(new Effect.CloseSocket(1));
  }

  @Test
  void whatComesAfterIsKept() {
    effects.add(announce(2, ADDRESS));
    effects.withdrawAnnouncements(2, ADDRESS);
    effects.add(announce(2, ADDRESS));
    assertThat(effects.size()).isEqualTo(1);

    effects.clear();
    effects.add(new Effect.CloseSocket(1));
    effects.withdrawAnnouncements(2, ADDRESS);
    assertThat(effects.size()).isEqualTo(1);
  }

  private static Effect announce(int ifIndex, IpAddress address) {
    return new Effect.Announce(ifIndex, "eth0", new MacAddress(1), address, false);
  }
}
