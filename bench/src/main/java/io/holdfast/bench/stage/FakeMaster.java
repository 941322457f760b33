package io.holdfast.bench.stage;

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
public final class FakeMaster implements AutoCloseable {
  /** Priority of its adverts, above that of any contender that is to be a backup. */
  public static final int PRIORITY = 200;

  private static final IpAddress SOURCE = new IpAddress(Family.IPV4, 0, 0xac10_0001L);
  private static final byte[] ETHERNET =
      HexFormat.of().parseHex("01005e000012" + "020000000001" + "0800");

  private final List<FrameSender> groups = new ArrayList<>();
  private int next;

  /**
   * Makes a master of the routers of {@code load} that sends their adverts in equal groups: those
   * of each interface in {@code groupsEach}.
   */
  public FakeMaster(Host host, Load load, int groupsEach) {
    for (int number = 0; number < load.interfaces(); number++) {
      for (int group = 0; group < groupsEach; group++) {
        groups.add(FrameSender.open(host, load.interfaceName(number)));
      }
    }
    for (int router = 0; router < load.routers(); router++) {
      int group = load.interfaceOf(router) * groupsEach + load.vrid(router) % groupsEach;
      groups.get(group).add(frame(load, router));
    }
  }

  private FakeMaster(FrameSender only) {
    groups.add(only);
  }

  /** The master of a single router of {@code load}. */
  public static FakeMaster ofRouter(Host host, Load load, int router) {
    FrameSender sender = FrameSender.open(host, load.interfaceName(load.interfaceOf(router)));
    sender.add(frame(load, router));
    return new FakeMaster(sender);
  }

  /** How many groups there are over all interfaces. */
  public int groups() {
    return groups.size();
  }

  /** Sends the adverts of the next group. */
  public void sendGroup() {
    groups.get(next).sendAll();
    next = (next + 1) % groups.size();
  }

  /** Sends the adverts of all groups. */
  public void sendAll() {
    groups.forEach(FrameSender::sendAll);
  }

  private static byte[] frame(Load load, int router) {
    Advertisement advert =
        new Advertisement(
            3,
            load.vrid(router),
            PRIORITY,
            load.intervalCs(),
            Family.IPV4,
            load.advertised(router),
            AuthData.NONE);
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
