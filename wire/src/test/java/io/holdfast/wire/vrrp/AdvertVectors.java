package io.holdfast.wire.vrrp;

import io.holdfast.wire.Table;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The captured adverts of {@code advert-vectors.txt}. */
final class AdvertVectors {

  static final int ETHERNET_HEADER = 14;
  private static final int IPV6_HEADER = 40;

  private AdvertVectors() {}

  /** One captured advert: what it says, and the bytes as a raw socket handles them. */
  record Vector(
      String name,
      Advertisement advert,
      IpAddress source,
      IpAddress destination,
      int identification,
      String hex) {

    /** Returns the bytes as a raw socket handles them. */
    byte[] datagram() {
      return Table.hex(hex);
    }

    AdvertEnvelope envelope() {
      return AdvertEnvelope.unicast(source, destination, advert.version());
    }

    ByteBuffer buffer() {
      byte[] bytes = datagram();
      return ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
    }

    Ipv6Meta meta() {
      return metaOf(source, destination, 255);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Vector> all() {
    List<Vector> vectors = new ArrayList<>();
    for (Table.Row row : Table.rows("advert-vectors.txt")) {
      vectors.add(vector(row));
    }
    return vectors;
  }

  static Vector named(String name) {
    return all().stream().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow();
  }

  static Ipv6Meta metaOf(IpAddress source, IpAddress destination, int hopLimit) {
    Ipv6Meta meta = new Ipv6Meta();
    meta.source(source.high(), source.low());
    meta.destination(destination.high(), destination.low());
    meta.hopLimit(hopLimit);
    return meta;
  }

  static DecodeError wrap(VrrpPacket packet, ByteBuffer buffer, Vector vector) {
    return switch (vector.source().family()) {
      case IPV4 -> packet.wrapIpv4(buffer, 0, buffer.limit());
      case IPV6 -> packet.wrapIpv6(buffer, 0, buffer.limit(), vector.meta());
    };
  }

  private static Vector vector(Table.Row row) {
    IpAddress source = IpAddress.parse(row.text(7));
    List<IpAddress> addresses = new ArrayList<>();
    for (String text : row.text(9).split(" ", -1)) {
      addresses.add(IpAddress.parse(text));
    }
    Advertisement advert =
        new Advertisement(
            row.number(1),
            row.number(2),
            row.number(3),
            row.number(4),
            source.family(),
            addresses,
            auth(row.text(5)));
    int headers =
        switch (source.family()) {
          case IPV4 -> ETHERNET_HEADER;
          case IPV6 -> ETHERNET_HEADER + IPV6_HEADER;
        };
    String hex = row.text(10).replace(" ", "").substring(2 * headers);
    IpAddress destination = IpAddress.parse(row.text(8));
    return new Vector(row.text(0), advert, source, destination, row.number(6), hex);
  }

  private static AuthData auth(String password) {
    return password.equals("-")
        ? AuthData.NONE
        : AuthData.password(password.getBytes(StandardCharsets.UTF_8));
  }
}
