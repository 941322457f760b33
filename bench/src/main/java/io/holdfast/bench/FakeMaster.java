package io.holdfast.bench;

import io.holdfast.daemon.lab.FrameSender;
import io.holdfast.daemon.lab.Host;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The adverts of a master with a higher priority, without the master: its cost is ours, its times
 * are exact, and it can stop for all routers at the same moment. One thread at a time.
 */
final class FakeMaster implements AutoCloseable {
  /** Priority of its adverts, above that of any contender that is to be a backup. */
  static final int PRIORITY = 200;

  private static final IpAddress SOURCE = new IpAddress(Family.IPV4, 0, 0xac10_0001L);
  private static final byte[] ETHERNET =
      HexFormat.of().parseHex("01005e000012" + "020000000001" + "0800");

  private final List<FrameSender> groups = new ArrayList<>();
  private int next;

  /** Makes a master of the routers of {@code load} that sends their adverts in equal groups. */
  FakeMaster(Host host, Load load, int groupCount) {
    for (int group = 0; group < groupCount; group++) {
      groups.add(FrameSender.open(host));
    }
    for (int vrid = 1; vrid <= load.routers(); vrid++) {
      groups.get(vrid % groupCount).add(frame(load, vrid));
    }
  }

  /** Sends the adverts of the next group. */
  void sendGroup() {
    groups.get(next).sendAll();
    next = (next + 1) % groups.size();
  }

  private static byte[] frame(Load load, int vrid) {
    Advertisement advert =
        new Advertisement(
            3, vrid, PRIORITY, load.intervalCs(), Family.IPV4, load.addresses(vrid), AuthData.NONE);
    byte[] frame = new byte[ETHERNET.length + AdvertEncoder.encodedLength(advert)];
    System.arraycopy(ETHERNET, 0, frame, 0, ETHERNET.length);
    AdvertEnvelope envelope = AdvertEnvelope.multicast(SOURCE, 3);
    AdvertEncoder.encode(ByteBuffer.wrap(frame), ETHERNET.length, advert, envelope);
    return frame;
  }

  @Override
  public void close() {
    groups.forEach(FrameSender::close);
  }
}
