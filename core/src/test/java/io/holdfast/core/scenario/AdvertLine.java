package io.holdfast.core.scenario;

import io.holdfast.core.Input;
import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.AuthSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.TransportSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Ipv4Header;
import io.holdfast.wire.vrrp.AdvertEncoder;
import io.holdfast.wire.vrrp.AdvertEnvelope;
import io.holdfast.wire.vrrp.Advertisement;
import io.holdfast.wire.vrrp.AuthData;
import io.holdfast.wire.vrrp.ChecksumRule;
import io.holdfast.wire.vrrp.DecodeError;
import io.holdfast.wire.vrrp.Ipv6Meta;
import io.holdfast.wire.vrrp.Vrrp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code advert from A prio N ...} line: what another router of the same virtual router would
 * send, with deviations.
 */
final class AdvertLine {
  private static final int ROOM = 2048;

  private final RouterSpec like;
  private final List<int[]> bytes = new ArrayList<>();
  private final List<IpAddress> addresses = new ArrayList<>();
  private IpAddress source;
  private IpAddress destination;
  private int version;
  private int vrid;
  private int priority = 100;
  private int intervalCs;
  private AuthData auth;
  private int ttl = 255;
  private int socket = 1;
  private int grow;
  private boolean keepsChecksum;
  private ChecksumRule rule;
  private int ipLength = -1;
  private boolean hasAh;
  private int ageMicros;

  private AdvertLine(RouterSpec like, IpAddress receiver) {
    this.like = like;
    this.version = like.version();
    this.vrid = like.vrid();
    this.intervalCs = like.advertIntervalCs();
    for (AddressSpec address : like.addresses()) {
      addresses.add(address.address());
    }
    this.auth =
        like.auth() instanceof AuthSpec.Password password
            ? new AuthData.Password(password.eightBytes())
            : AuthData.NONE;
    this.source = receiver;
    this.destination =
        like.transport() instanceof TransportSpec.Multicast multicast
            ? multicast.group()
            : receiver;
    boolean isVersion2 = version == 2 && like.family() == Family.IPV4;
    this.rule = isVersion2 ? ChecksumRule.V2 : ChecksumRule.V3_PSEUDO_HEADER;
  }

  /**
   * Makes the datagram.
   *
   * @param like the router it is for
   * @param receiver that router's own address
   */
  static void fill(Input.AdvertReceived input, Words words, RouterSpec like, IpAddress receiver) {
    AdvertLine line = new AdvertLine(like, receiver);
    while (words.hasNext()) {
      line.take(words.next(), words);
    }
    line.write(input);
  }

  private void take(String key, Words words) {
    switch (key) {
      case "from" -> source = RouterLine.address(words.next());
      case "to" -> destination = RouterLine.address(words.next());
      case "prio" -> priority = words.number();
      case "v2" -> {
        version = 2;
        rule = ChecksumRule.V2;
      }
      case "v3" -> {
        version = 3;
        rule = ChecksumRule.V3_PSEUDO_HEADER;
      }
      case "vrid" -> vrid = words.number();
      case "int" -> intervalCs = words.number();
      case "ttl" -> ttl = words.number();
      case "socket" -> socket = words.number();
      case "pass" -> auth = new AuthData.Password(RouterLine.password(words.next()).eightBytes());
      case "nopass" -> auth = AuthData.NONE;
      case "vip" -> {
        addresses.clear();
        for (String word : words.list()) {
          addresses.add(RouterLine.address(word));
        }
      }
      case "sum" -> rule = ChecksumRule.valueOf(words.next());
      default -> takeMutation(key, words);
    }
  }

  private void takeMutation(String key, Words words) {
    switch (key) {
      case "byte" -> bytes.add(new int[] {words.number(), words.number()});
      case "badsum" -> keepsChecksum = true;
      case "grow" -> grow = words.number();
      case "ah" -> hasAh = true;
      case "age" -> ageMicros = words.number();
      case "iplen" -> ipLength = words.number();
      default -> throw new IllegalArgumentException("unknown advert word " + key);
    }
  }

  private void write(Input.AdvertReceived input) {
    Advertisement advert =
        new Advertisement(version, vrid, priority, intervalCs, like.family(), addresses, auth);
    AdvertEnvelope envelope =
        new AdvertEnvelope(source, destination, ttl, rule, Vrrp.group(like.family()));
    ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    int length = AdvertEncoder.encode(buffer, 0, advert, envelope);
    int header = like.family() == Family.IPV4 ? Ipv4Header.LENGTH : 0;
    for (int[] change : bytes) {
      int old = buffer.get(header + change[0]) & 0xff;
      buffer.put(header + change[0], (byte) change[1]);
      mendChecksum(buffer, header, change, old);
    }
    if (ipLength >= 0) {
      buffer.putShort(2, (short) ipLength);
    }
    if (hasAh) {
      buffer.put(9, (byte) 51);
      buffer.put(44, buffer, 20, length - 20);
      grow += 24;
    }
    DecodeError error = wrap(input, buffer, length + grow);
    input.aged(ageMicros * 1000L).from(socket, error, length + grow);
  }

  /** Keeps the checksum right, so that only the changed field is wrong (RFC 1624). */
  private void mendChecksum(ByteBuffer buffer, int header, int[] change, int old) {
    if (keepsChecksum) {
      return;
    }
    int shift = change[0] % 2 == 0 ? 8 : 0;
    long sum = ~buffer.getShort(header + 6) & 0xffffL;
    sum += (~(old << shift) & 0xffffL) + ((long) change[1] << shift);
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    buffer.putShort(header + 6, (short) ~sum);
  }

  private DecodeError wrap(Input.AdvertReceived input, ByteBuffer buffer, int length) {
    if (like.family() == Family.IPV4) {
      return input.packet().wrapIpv4(buffer, 0, length);
    }
    Ipv6Meta meta = new Ipv6Meta();
    meta.source(source.high(), source.low());
    meta.destination(destination.high(), destination.low());
    meta.hopLimit(ttl);
    return input.packet().wrapIpv6(buffer, 0, length, meta);
  }
}
