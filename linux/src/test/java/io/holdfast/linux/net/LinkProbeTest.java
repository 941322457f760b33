package io.holdfast.linux.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.linux.ffm.Errno;
import io.holdfast.linux.net.LinkProbe.Way;
import org.junit.jupiter.api.Test;

class LinkProbeTest {
  @Test
  void theLoopbackAnswersInTheWaysItsDriverHas() {
    try (LinkProbe probe = LinkProbe.open().orThrow()) {
      assertThat(probe.link("lo", Way.IOCTL)).isEqualTo(1);
      assertThat(probe.link("lo", Way.ETHTOOL)).isEqualTo(1);
      assertThat(probe.link("lo", Way.MII)).isEqualTo(-Errno.EOPNOTSUPP);
    }
  }

  @Test
  void noSuchInterfaceIsSaid() {
    try (LinkProbe probe = LinkProbe.open().orThrow()) {
      for (Way way : Way.values()) {
        assertThat(probe.link("nowhere0", way)).as(way.name()).isEqualTo(-Errno.ENODEV);
        assertThat(probe.link("a-name-of-17-bytes", way)).isEqualTo(-Errno.ENODEV);
      }
    }
  }
}
