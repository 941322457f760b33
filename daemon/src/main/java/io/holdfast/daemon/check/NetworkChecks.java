package io.holdfast.daemon.check;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.linux.event.MonotonicClock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Checks that connect somewhere. Each answers with nothing when all is well, else with why not. */
final class NetworkChecks {
  private NetworkChecks() {}

  static String tcp(CheckSpec.Tcp check, long deadlineNanos) throws IOException {
    InetAddress address = resolve(check.host(), deadlineNanos);
    String target = check.host() + ":" + check.port();
    try (Socket socket = new Socket(Proxy.NO_PROXY)) {
      socket.connect(new InetSocketAddress(address, check.port()), leftMillis(deadlineNanos));
      return "";
    } catch (IOException refused) {
      return target + ": " + refused.getMessage();
    }
  }

  /** One request on a connection of its own; a redirection is an answer like any other. */
  static String http(CheckSpec.Http check, long deadlineNanos) throws IOException {
    URI target = URI.create(check.url());
    resolve(target.getHost(), deadlineNanos);
    HttpURLConnection connection =
        (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
    try {
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestProperty("Connection", "close");
      connection.setConnectTimeout(leftMillis(deadlineNanos));
      connection.setReadTimeout(leftMillis(deadlineNanos));
      int status = connection.getResponseCode();
      return status == check.status()
          ? ""
          : check.url() + " answered " + status + " instead of " + check.status();
    } catch (IOException failure) {
      return check.url() + ": " + failure.getMessage();
    } finally {
      connection.disconnect();
    }
  }

  /** The address of a host; a name is looked up where a hanging resolver holds nobody else up. */
  static InetAddress resolve(String host, long deadlineNanos) throws IOException {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException name) {
      return Patience.call(
          () -> InetAddress.getAllByName(host)[0], "cannot look up " + host, deadlineNanos);
    }
  }

  private static int leftMillis(long deadlineNanos) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - MonotonicClock.nanos());
    return Math.clamp(left, 1, Integer.MAX_VALUE);
  }
}
