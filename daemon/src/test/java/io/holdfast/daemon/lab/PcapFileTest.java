package io.holdfast.daemon.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapFileTest {
  private static final String HEADER = "d4c3b2a1 0200 0400 00000000 00000000 00000400 01000000";
  private static final String ADVERT =
      "01005e000012 4e05008a61bf 0800 45c0002000010000ff70d0360a630001e0000012"
          + " 310dff010064d9c4 0a630072";
  private static final String ANNOUNCEMENT =
      "ffffffffffff 4e05008a61bf 0806 0001080006040001 4e05008a61bf 0a63006f ffffffffffff 0a63006f";
  private static final String NEIGHBOUR_ANNOUNCEMENT =
      "333300000001 4e05008a61bf 86dd 6000000000203aff fe800000000000000000000000009999"
          + " ff020000000000000000000000000001 8800761c20000000 fe800000000000000000000000009999"
          + " 02014e05008a61bf";

  @Test
  void framesHaveTheirTimesAndMeanings() {
    ByteBuffer file = bytes(HEADER + record(ADVERT) + record(ANNOUNCEMENT));
    CapturedFrame advert = PcapFile.parse(file).getFirst();
    assertThat(advert.at()).isEqualTo(Instant.ofEpochSecond(2, 3_000));
    assertThat(advert.isAdvert()).isTrue();
    assertThat(advert.isAnnouncement()).isFalse();
    assertThat(advert.vrid()).isEqualTo(13);
    assertThat(advert.priority()).isEqualTo(255);
    assertThat(advert.source()).hasToString("10.99.0.1");
    assertThat(advert.sender()).hasToString("4e:05:00:8a:61:bf");
    CapturedFrame announcement = PcapFile.parse(file).getLast();
    assertThat(announcement.isAdvert()).isFalse();
    assertThat(announcement.isAnnouncement()).isTrue();
    assertThat(announcement.announced()).hasToString("10.99.0.111");
  }

  @Test
  void neighbourAdvertisementIsAnAnnouncement() {
    CapturedFrame frame = PcapFile.parse(bytes(HEADER + record(NEIGHBOUR_ANNOUNCEMENT))).getFirst();
    assertThat(frame.isAnnouncement()).isTrue();
    assertThat(frame.announced()).hasToString("fe80::9999");
  }

  @Test
  void cookedFramesOfAllInterfacesHaveNoDestination() {
    String header = HEADER.substring(0, HEADER.length() - 8) + "14010000";
    String advert = "0800 0000 00000002 0001 02 06 4e05008a61bf0000" + ADVERT.substring(30);
    CapturedFrame frame = PcapFile.parse(bytes(header + record(advert))).getFirst();
    assertThat(frame.isAdvert()).isTrue();
    assertThat(frame.vrid()).isEqualTo(13);
    assertThat(frame.sender()).hasToString("4e:05:00:8a:61:bf");
    assertThat(frame.firstAddress()).hasToString("10.99.0.114");
  }

  @Test
  void cutRecordIsLeftOut() {
    String whole = (HEADER + record(ADVERT) + record(ADVERT)).replace(" ", "");
    assertThat(PcapFile.parse(bytes(whole.substring(0, whole.length() - 2)))).hasSize(1);
    assertThat(PcapFile.parse(bytes(HEADER))).isEmpty();
  }

  @Test
  void otherFilesAreRefused() {
    assertThatThrownBy(() -> PcapFile.parse(bytes("00"))).isInstanceOf(LabException.class);
    assertThatThrownBy(() -> PcapFile.parse(ByteBuffer.allocate(24)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("magic 0");
  }

  private static String record(String frame) {
    int length = frame.replace(" ", "").length() / 2;
    return "02000000 03000000 %02x000000 %02x000000 %s".formatted(length, length, frame);
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }
}
