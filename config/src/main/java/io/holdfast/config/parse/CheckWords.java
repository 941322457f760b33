package io.holdfast.config.parse;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the words of a built-in check. Stateless. */
final class CheckWords {
  /** What the program of a {@code script} line begins with when it names a built-in check. */
  static final String SCHEME = "holdfast:";

  /** What people are told of words that are none of these. */
  static final String SYNTAX =
      "a check is tcp HOST:PORT, http URL [expect=STATUS], ping HOST,"
          + " dns NAME [type=TYPE] [server=IP[:PORT]], route PREFIX or file PATH";

  private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+\\S*");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9]{0,9}");
  private static final String DEFAULT_ROUTE = "default";
  private static final int OK = 200;
  private static final int DNS_PORT = 53;
  private static final NumberRule PORT = NumberRule.strict(1, 65_535);
  private static final NumberRule STATUS = NumberRule.strict(100, 599);

  private CheckWords() {}

  /** Returns the check; null when the words are none. */
  static @Nullable CheckSpec read(List<String> words) {
    if (words.size() < 2 || words.get(1).isEmpty()) {
      return null;
    }
    String first = words.get(1);
    List<String> options = words.subList(2, words.size());
    return switch (words.getFirst()) {
      case "http" -> http(first, options);
      case "dns" -> dns(first, options);
      default -> options.isEmpty() ? simple(words.getFirst(), first) : null;
    };
  }

  private static @Nullable CheckSpec simple(String kind, String value) {
    return switch (kind) {
      case "tcp" -> tcp(value);
      case "ping" -> new CheckSpec.Ping(value);
      case "route" -> {
        Prefix prefix = Prefix.parse(value.equals(DEFAULT_ROUTE) ? "0.0.0.0/0" : value);
        yield prefix == null
            ? null
            : new CheckSpec.Route(new Prefix(prefix.network(), prefix.length()));
      }
      case "file" -> value.startsWith("/") ? new CheckSpec.FileExists(value) : null;
      default -> null;
    };
  }

  private static @Nullable CheckSpec tcp(String value) {
    int colon = value.lastIndexOf(':');
    Long port = colon < 1 ? null : PORT.read(value.substring(colon + 1)).value();
    String host = colon < 1 ? "" : bare(value.substring(0, colon));
    return port == null || host.isEmpty() ? null : new CheckSpec.Tcp(host, Math.toIntExact(port));
  }

  /** Removes the brackets of an IPv6 address; returns nothing of one that needs them. */
  private static String bare(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    return host.indexOf(':') < 0 ? host : "";
  }

  private static @Nullable CheckSpec http(String url, List<String> options) {
    int status = OK;
    for (String option : options) {
      Long number = option.startsWith("expect=") ? STATUS.read(option.substring(7)).value() : null;
      if (number == null) {
        return null;
      }
      status = Math.toIntExact(number);
    }
    return URL.matcher(url).matches() ? new CheckSpec.Http(url, status) : null;
  }

  private static @Nullable CheckSpec dns(String name, List<String> options) {
    String type = "A";
    IpAddress server = null;
    int port = DNS_PORT;
    for (String option : options) {
      if (option.startsWith("type=")) {
        type = option.substring(5).toUpperCase(Locale.ROOT);
      } else if (option.startsWith("server=")) {
        String text = option.substring(7);
        server = IpAddress.parse(text);
        if (server == null && tcp(text) instanceof CheckSpec.Tcp(String host, int number)) {
          server = IpAddress.parse(host);
          port = number;
        }
        if (server == null) {
          return null;
        }
      } else {
        return null;
      }
    }
    return TYPE.matcher(type).matches() ? new CheckSpec.Dns(name, type, server, port) : null;
  }
}
