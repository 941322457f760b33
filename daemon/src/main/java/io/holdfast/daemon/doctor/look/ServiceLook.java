package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.view.BoundService;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Services that listen on one address; proc_net(5). Stateless. */
final class ServiceLook {
  private static final String TCP_LISTEN = "0A";
  private static final String UDP_UNCONNECTED = "07";
  private static final int HEX = 16;

  private ServiceLook() {}

  static List<BoundService> listening(Path root) {
    List<BoundService> services = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
      String protocol = table.substring(0, 3);
      String state = protocol.equals("tcp") ? TCP_LISTEN : UDP_UNCONNECTED;
      Texts.orEmpty(root.resolve("proc/net/" + table))
          .lines()
          .map(line -> line.strip().split("\\s+", -1))
          .filter(words -> words.length > 3 && words[3].equals(state))
          .forEach(words -> {
            BoundService service = service(protocol, words[1]);
            if (service != null) {
              services.add(service);
            }
          });
    }
    return services;
  }

  /** Reads {@code ADDRESS:PORT} in hexadecimal; null for all addresses and for nonsense. */
  private static @Nullable BoundService service(String protocol, String text) {
    int colon = text.indexOf(':');
    Family family = colon == 8 ? Family.IPV4 : Family.IPV6;
    if (colon != family.byteLength() * 2) {
      return null;
    }
    // Each word of four bytes is printed as a number of this machine.
    ByteBuffer bytes = ByteBuffer.allocate(family.byteLength()).order(ByteOrder.nativeOrder());
    for (int at = 0; at < colon; at += Integer.BYTES * 2) {
      bytes.putInt(Integer.parseUnsignedInt(text, at, at + Integer.BYTES * 2, HEX));
    }
    IpAddress address = IpAddress.read(family, bytes, 0);
    int port = Integer.parseInt(text.substring(colon + 1), HEX);
    return address.isUnspecified() ? null : new BoundService(protocol, address, port);
  }
}
