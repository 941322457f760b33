package io.holdfast.daemon.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Live: makes real namespaces, and therefore needs root. */
@EnabledIf("io.holdfast.daemon.lab.Root#isRoot")
class FrameSenderTest {
  private static final String BROADCAST_ARP =
      "ffffffffffff0200000000020806" + "0001080006040001" + "020000000002" + "0a090009";

  @Test
  void framesArriveInOrderAtTheOtherHost(@TempDir Path directory) {
    try (Lab lab = Lab.open("ens18")) {
      Host from = lab.addHost("from", "10.9.0.1/24");
      Host to = lab.addHost("to", "10.9.0.2/24");
      Capture capture = Capture.start(to, directory.resolve("to.pcap"), "arp");
      try (FrameSender sender = FrameSender.open(from)) {
        sender.add(announcement("0a090007"));
        sender.add(announcement("0a090008"));
        sender.sendAll();
        sender.sendAll();
        sender.send(announcement("0a090009"));
      }
      List<String> seen =
          PcapFile.read(capture.stop()).stream()
              .filter(CapturedFrame::isAnnouncement)
              .map(frame -> frame.announced().toString())
              .toList();
      assertThat(seen).containsExactly("10.9.0.7", "10.9.0.8", "10.9.0.7", "10.9.0.8", "10.9.0.9");
    }
  }

  private static byte[] announcement(String address) {
    String sender = BROADCAST_ARP.substring(0, BROADCAST_ARP.length() - address.length());
    return HexFormat.of().parseHex(sender + address + "ffffffffffff" + address);
  }
}
