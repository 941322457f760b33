package io.holdfast.core.spec;

import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A check that needs no process ({@code @holdfast check} in {@code vrrp_script}). It is bad when it
 * does not succeed within the timeout of its script.
 */
public sealed interface CheckSpec {

  /**
   * {@code tcp HOST:PORT}: good when a connection is accepted.
   *
   * @param host a name or an address
   * @param port 1..65535
   */
  record Tcp(String host, int port) implements CheckSpec {}

  /**
   * {@code http URL [expect=STATUS]}: good when the server answers with the status.
   *
   * @param url an http or https URL
   * @param status 100..599, 200 where none is named
   */
  record Http(String url, int status) implements CheckSpec {}

  /**
   * {@code ping HOST}: good when an ICMP echo is answered.
   *
   * @param host a name or an address
   */
  record Ping(String host) implements CheckSpec {}

  /**
   * {@code dns NAME [type=TYPE] [server=IP[:PORT]]}: good when the name has a record of the type.
   *
   * @param name the name to look up
   * @param type A or AAAA, or another type in capitals
   * @param server who is asked, or null for the host's own resolver
   * @param port the server's port, 53 where none is named
   */
  record Dns(String name, String type, @Nullable IpAddress server, int port) implements CheckSpec {}

  /**
   * {@code route PREFIX}: good when the main table has a route to exactly this prefix.
   *
   * @param prefix the destination
   */
  record Route(Prefix prefix) implements CheckSpec {}

  /**
   * {@code file PATH}: good when the file exists.
   *
   * @param path the file
   */
  record FileExists(String path) implements CheckSpec {}

  /** Returns the words of the configuration that ask for it. */
  default List<String> words() {
    return switch (this) {
      case Tcp(String host, int port) -> List.of("tcp", withPort(host, port));
      case Http(String url, int status) -> List.of("http", url, "expect=" + status);
      case Ping(String host) -> List.of("ping", host);
      case Dns(String name, String type, IpAddress server, int port) -> {
        List<String> words = new ArrayList<>(List.of("dns", name, "type=" + type));
        if (server != null) {
          words.add("server=" + withPort(server.toString(), port));
        }
        yield words;
      }
      case Route(Prefix prefix) -> List.of("route", prefix.toString());
      case FileExists(String path) -> List.of("file", path);
    };
  }

  private static String withPort(String host, int port) {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
