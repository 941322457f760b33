package io.holdfast.daemon.doctor.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.daemon.doctor.view.LinkView;
import io.holdfast.daemon.doctor.view.Manager;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.MacAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from files of the kernel and of other programs, in a tree made for the test. */
class LookTest {
  private static final LinkView LINK =
      new LinkView("eth0", 2, MacAddress.ZERO, true, true, true, List.of());

  @TempDir private Path root;

  @Test
  void findsANetworkdThatDoesNotKeepAddresses() throws IOException {
    process(10, "systemd-network", "net:[1]", "/usr/lib/systemd/systemd-networkd");
    file("run/systemd/netif/links/2", "ADMIN_STATE=configured\nNETWORK_FILE=/etc/n/a.network\n");
    file("etc/n/a.network", "[Match]\nName=eth0\n[Network]\nDHCP=yes\n");
    assertThat(managers())
        .containsExactly(
            new Manager(
                Manager.Kind.NETWORKD, "eth0", "/etc/n/a.network", "", "systemd-networkd.service"));
  }

  @Test
  void theLastWordOfADropInCounts() throws IOException {
    process(10, "systemd-network", "net:[1]", "/usr/lib/systemd/systemd-networkd");
    file(
        "run/systemd/netif/links/2",
        """
        ADMIN_STATE=configured
        NETWORK_FILE=/etc/n/a.network
        NETWORK_FILE_DROPINS="/etc/n/a.network.d/1.conf"
        """);
    file("etc/n/a.network", "[Network]\nKeepConfiguration=no\n");
    file("etc/n/a.network.d/1.conf", "[Network]\nKeepConfiguration=static\n");
    assertThat(managers()).extracting(Manager::keepConfiguration).containsExactly("static");
  }

  @Test
  void aManagerOfAnotherNetworkNamespaceIsNone() throws IOException {
    process(10, "NetworkManager", "net:[2]", "/usr/sbin/NetworkManager");
    file("run/NetworkManager/devices/2", "[device]\nmanaged=true\n");
    assertThat(managers()).isEmpty();
    process(11, "NetworkManager", "net:[1]", "/usr/sbin/NetworkManager");
    assertThat(managers()).extracting(Manager::kind).containsExactly(Manager.Kind.NETWORK_MANAGER);
  }

  @Test
  void findsDaemonsAndNotTheirChildrenOrOtherCommands() throws IOException {
    Path file = root.resolve("k.conf");
    Files.writeString(
        file,
        """
        vrrp_instance VI {
          interface eth0
          virtual_router_id 7
          virtual_ipaddress { 10.9.0.100 }
        }
        """);
    process(20, "keepalived", "net:[1]", "keepalived\0-f\0" + file);
    process(21, "keepalived", "net:[1]", "keepalived\0-f\0" + file);
    file("proc/21/status", "PPid:\t20\n");
    process(22, "java", "net:[1]", "java\0io.holdfast.daemon.Main\0-n\0--use-file=" + file);
    process(23, "java", "net:[1]", "java\0io.holdfast.daemon.Main\0check\0" + file);
    process(24, "java", "net:[1]", "java\0-jar\0x.jar");
    assertThat(DaemonLook.running(new ProcessLook(root)))
        .extracting(
            daemon -> daemon.kind() + " " + daemon.pid() + " " + daemon.routers().getFirst().vrid())
        .containsExactly("KEEPALIVED 20 7", "HOLDFAST 22 7");
  }

  @Test
  void takesNoProcessForOursWhoseNamespaceItMayNotSee() throws IOException {
    process(20, "keepalived", "net:[1]", "keepalived");
    process(21, "java", "net:[1]", "java\0io.holdfast.daemon.Main\0-n");
    process(22, "java", "net:[1]", "java\0-jar\0x.jar");
    process(30, "NetworkManager", "net:[1]", "NetworkManager");
    file("run/NetworkManager/devices/2", "[device]\nmanaged=true\n");
    ProcessLook.LinkReader denying =
        link -> {
          if (link.toString().contains("/task/")) {
            throw new AccessDeniedException(link.toString());
          }
          return Files.readSymbolicLink(link);
        };
    ProcessLook processes = new ProcessLook(root, denying);
    assertThat(DaemonLook.running(processes)).isEmpty();
    assertThat(new ManagerLook(root, processes).managers(List.of(LINK))).isEmpty();
    assertThat(processes.hidden("sudo x"))
        .extracting(Unseen::part)
        .containsExactly(
            "NetworkManager (process 30)", "java (process 21)", "keepalived (process 20)");
  }

  @Test
  void findsServicesOnOneAddress() throws IOException {
    boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    String address = isLittle ? "6400090A" : "0A090064";
    file(
        "proc/net/tcp",
        "  sl  local_address rem_address   st\n"
            + "   0: %s:01BB 00000000:0000 0A 0\n".formatted(address)
            + "   1: 00000000:0016 00000000:0000 0A 0\n"
            + "   2: %s:0050 0100007F:1234 01 0\n".formatted(address));
    assertThat(ServiceLook.listening(root))
        .extracting(service -> service.protocol() + " " + service.address() + " " + service.port())
        .containsExactly("tcp 10.9.0.100 443");
  }

  @Test
  void readsSettingsThatAreThere() throws IOException {
    file("proc/sys/net/ipv4/conf/eth0/rp_filter", "2\n");
    file("proc/sys/net/ipv4/ip_nonlocal_bind", "1\n");
    assertThat(SettingsLook.of(root, List.of(LINK)))
        .containsOnlyKeys("ipv4/conf/eth0/rp_filter", "ipv4/ip_nonlocal_bind")
        .containsValues(2, 1);
  }

  @Test
  void readsAnAdvertOutOfAFrame() {
    String frame =
        "01005e000012"
            + "020000000002"
            + "0800"
            + "45c000280001"
            + "0000ff7000000a090002e0000012"
            + "2133c80101010000"
            + "0a090064"
            + "7365637265740000";
    byte[] bytes = HexFormat.of().parseHex(frame);
    var advert =
        Objects.requireNonNull(
            new FrameReader().advert("eth0", ByteBuffer.wrap(bytes), 0, bytes.length));
    assertThat(advert.source()).isEqualTo(IpAddress.parse("10.9.0.2"));
    assertThat(advert.vrid()).isEqualTo(51);
    assertThat(advert.priority()).isEqualTo(200);
    assertThat(advert.addresses()).containsExactly(IpAddress.parse("10.9.0.100"));
    assertThat(advert.hasPassword(0x7365_6372_6574_0000L)).isTrue();
    assertThat(advert.toString()).doesNotContain("secret", "7365");
  }

  @Test
  void noFrameMakesTheReaderThrow() {
    Random random = new Random(3);
    FrameReader reader = new FrameReader();
    int read = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      if (bytes.length > 34) {
        boolean isIpv4 = round % 2 == 0;
        bytes[12] = (byte) (isIpv4 ? 0x08 : 0x86);
        bytes[13] = (byte) (isIpv4 ? 0x00 : 0xdd);
        bytes[14] = (byte) (isIpv4 ? 0x45 : 0x60);
        bytes[isIpv4 ? 23 : 20] = 112;
      }
      read += reader.advert("eth0", ByteBuffer.wrap(bytes), 0, bytes.length) == null ? 0 : 1;
    }
    assertThat(read).isPositive();
  }

  private List<Manager> managers() {
    return new ManagerLook(root, new ProcessLook(root)).managers(List.of(LINK));
  }

  private void process(long pid, String name, String network, String command) throws IOException {
    file("proc/" + pid + "/comm", name + "\n");
    file("proc/" + pid + "/cmdline", command + "\0");
    link("proc/" + pid + "/task/" + pid + "/ns/net", network);
    if (!Files.isSymbolicLink(root.resolve("proc/self/ns/net"))) {
      link("proc/self/ns/net", "net:[1]");
    }
  }

  private void link(String name, String target) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, Path.of(target));
  }

  private void file(String name, String text) throws IOException {
    Path path = root.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
