package io.holdfast.linux.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.spec.host.LinkPollSpec.Method;
import io.holdfast.linux.ffm.Errno;
import org.junit.jupiter.api.Test;

class LinkProbeTest {
  @Test
  void theLoopbackAnswersInTheWaysItsDriverHas() {
    try (LinkProbe probe = LinkProbe.open().orThrow()) {
      assertThat(probe.link("lo", Method.IOCTL)).isEqualTo(1);
      assertThat(probe.link("lo", Method.ETHTOOL)).isEqualTo(1);
      assertThat(probe.link("lo", Method.MII)).isEqualTo(-Errno.EOPNOTSUPP);
    }
  }

  @Test
  void noSuchInterfaceIsSaid() {
    try (LinkProbe probe = LinkProbe.open().orThrow()) {
      for (Method method : Method.values()) {
        assertThat(probe.link("nowhere0", method)).as(method.name()).isEqualTo(-Errno.ENODEV);
        assertThat(probe.link("a-name-of-17-bytes", method)).isEqualTo(-Errno.ENODEV);
      }
    }
  }
}
