package io.holdfast.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.config.check.Diagnostics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines open TCP port 112, and which only look like it. */
class PortHintTest {
  @ParameterizedTest
  @CsvSource({
    "# ufw allow 112/tcp, 13",
    "firewall-cmd --permanent --add-port=112/tcp, 37",
    "iptables -A INPUT -p tcp -m tcp --dport 112 -j ACCEPT, 22",
    "nft add rule inet filter input tcp dport 112 accept, 32",
    "-A INPUT -p TCP --dport=112 -j ACCEPT, 13",
    "iptables -A INPUT -p 112 -j ACCEPT, 0",
    "iptables -A INPUT -p tcp --dport 1122 -j ACCEPT, 0",
    "virtual_router_id 112, 0",
    "192.0.2.112/24 # tcp, 0",
    "virtual_server 192.0.2.1 112 tcp, 0"
  })
  void aLine(String line, int column) {
    Diagnostics diagnostics = new Diagnostics();
    PortHint.check(new SourceLine("f", 1, line), diagnostics);
    assertThat(diagnostics.list())
        .extracting(found -> found.code().id() + " " + found.place().column())
        .isEqualTo(column == 0 ? List.of() : List.of("HF-TCP-PORT-112 " + column));
  }
}
