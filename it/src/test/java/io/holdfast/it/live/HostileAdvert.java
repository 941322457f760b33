package io.holdfast.it.live;

import io.holdfast.wire.ip.Checksum;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * An IPv4 advert of priority 250, sound until a method changes one thing; each returns a changed
 * copy. Checksums are right for what is sent, so that only the one thing is wrong.
 */
final class HostileAdvert implements Cloneable {
  private static final int PRIORITY = 250;
  private static final int IP_HEADER = 20;
  private static final byte[] ETHERNET =
      HexFormat.of().parseHex("01005e000012" + "020000000009" + "0800");

  private final String source;
  private int vrid = 1;
  private int version = 2;
  private int type = 1;
  private int timeToLive = 255;
  private int seconds = 1;
  private int missingBytes;
  private boolean checksumIsBroken;
  private AuthData auth = AuthData.NONE;
  private List<IpAddress> addresses = List.of();

  private HostileAdvert(String source) {
    this.source = source;
  }

  static HostileAdvert from(String source) {
    return new HostileAdvert(source);
  }

  HostileAdvert vrid(int changed) {
    HostileAdvert copy = copy();
    copy.vrid = changed;
    return copy;
  }

  HostileAdvert version(int changed) {
    HostileAdvert copy = copy();
    copy.version = changed;
    copy.auth = AuthData.NONE;
    return copy;
  }

  HostileAdvert type(int changed) {
    HostileAdvert copy = copy();
    copy.type = changed;
    return copy;
  }

  HostileAdvert timeToLive(int changed) {
    HostileAdvert copy = copy();
    copy.timeToLive = changed;
    return copy;
  }

  HostileAdvert interval(int changedSeconds) {
    HostileAdvert copy = copy();
    copy.seconds = changedSeconds;
    return copy;
  }

  HostileAdvert password(String changed) {
    HostileAdvert copy = copy();
    copy.auth = AuthData.password(changed.getBytes(StandardCharsets.US_ASCII));
    return copy;
  }

  HostileAdvert withoutPassword() {
    HostileAdvert copy = copy();
    copy.auth = AuthData.NONE;
    return copy;
  }

  HostileAdvert address(String changed) {
    HostileAdvert copy = copy();
    copy.addresses = List.of(Objects.requireNonNull(IpAddress.parse(changed)));
    return copy;
  }

  /** Ends the packet before its time; the IP header agrees, and so does the checksum. */
  HostileAdvert cutBy(int bytes) {
    HostileAdvert copy = copy();
    copy.missingBytes = bytes;
    return copy;
  }

  /** As {@link #cutBy}, down to a number of bytes after the IP header. */
  HostileAdvert cutTo(int bytes) {
    return cutBy(frame().length - ETHERNET.length - IP_HEADER - bytes);
  }

  HostileAdvert brokenChecksum() {
    HostileAdvert copy = copy();
    copy.checksumIsBroken = true;
    return copy;
  }

  /** An IP packet that claims to be VRRP, with {@code length} bytes of nonsense. */
  byte[] noise(Random random, int length) {
    byte[] packet = new byte[IP_HEADER + length];
    random.nextBytes(packet);
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    bytes.putInt(0, 0x45c0_0000 | packet.length);
    bytes.putInt(4, 0x0001_0000);
    bytes.putInt(8, 0xff70_0000);
    Objects.requireNonNull(IpAddress.parse(source)).writeTo(bytes, 12);
    bytes.putInt(16, 0xe000_0012);
    if (length > 1) {
      // The right router: noise for others would not get far.
      bytes.put(IP_HEADER + 1, (byte) vrid);
      bytes.put(IP_HEADER, random.nextBoolean() ? (byte) 0x21 : bytes.get(IP_HEADER));
    }
    renew(bytes, 10, 0, IP_HEADER);
    return withEthernet(packet);
  }

  private HostileAdvert copy() {
    try {
      return (HostileAdvert) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** The Ethernet frame. */
  byte[] frame() {
    IpAddress sender = Objects.requireNonNull(IpAddress.parse(source));
    Advertisement advert =
        new Advertisement(version, vrid, PRIORITY, seconds * 100, Family.IPV4, addresses, auth);
    AdvertEnvelope sound = AdvertEnvelope.multicast(sender, version);
    AdvertEnvelope envelope =
        new AdvertEnvelope(sender, sound.destination(), timeToLive, sound.rule(), sound.group());
    byte[] packet = new byte[AdvertEncoder.encodedLength(advert)];
    AdvertEncoder.encode(ByteBuffer.wrap(packet), 0, advert, envelope);
    return withEthernet(damaged(packet));
  }

  private byte[] damaged(byte[] whole) {
    byte[] packet = Arrays.copyOf(whole, whole.length - missingBytes);
    ByteBuffer bytes = ByteBuffer.wrap(packet);
    bytes.putShort(2, (short) packet.length);
    renew(bytes, 10, 0, IP_HEADER);
    if (type != 1 || (missingBytes > 0 && packet.length >= IP_HEADER + 8)) {
      bytes.put(IP_HEADER, (byte) (version << 4 | type));
      renew(bytes, IP_HEADER + 6, IP_HEADER, packet.length - IP_HEADER);
    }
    if (checksumIsBroken) {
      bytes.put(IP_HEADER + 6, (byte) ~bytes.get(IP_HEADER + 6));
    }
    return packet;
  }

  private static void renew(ByteBuffer bytes, int field, int start, int length) {
    bytes.putShort(field, (short) 0);
    bytes.putShort(field, (short) Checksum.finish(Checksum.add(0, bytes, start, length)));
  }

  private static byte[] withEthernet(byte[] packet) {
    byte[] frame = Arrays.copyOf(ETHERNET, ETHERNET.length + packet.length);
    System.arraycopy(packet, 0, frame, ETHERNET.length, packet.length);
    return frame;
  }
}
