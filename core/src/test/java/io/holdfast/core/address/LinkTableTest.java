package io.holdfast.core.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.LinkState;
import io.holdfast.wire.ip.MacAddress;
import org.junit.jupiter.api.Test;

class LinkTableTest {
  private final LinkTable links = new LinkTable();

  @Test
  void aReportWithoutNewsLeavesTheObjectThatWasThere() {
    LinkState first = link(1500);
    assertThat(links.put(first)).isNull();
    assertThat(links.put(link(1500))).isSameAs(first);
    assertThat(links.byIndex(7)).isSameAs(first);
    LinkState changed = link(9000);
    assertThat(links.put(changed)).isSameAs(first);
    assertThat(links.byIndex(7)).isSameAs(changed);
  }

  private static LinkState link(int mtu) {
    return new LinkState(7, "eth0", true, true, true, true, false, mtu, new MacAddress(2));
  }
}
