package io.holdfast.daemon.check;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.linux.event.MonotonicClock;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.Hashtable;
import java.util.concurrent.TimeUnit;
import javax.naming.CommunicationException;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attributes;
import javax.naming.directory.InitialDirContext;

/** Asks a name server for a record, by the DNS client of the JDK, which remembers no answer. */
final class DnsCheck {
  private DnsCheck() {}

  // The DNS provider makes no objects of what it reads, and a name that is a URL, which would
  // choose
  // another provider, is refused.
  @SuppressWarnings("BanJNDI")
  static String lookUp(CheckSpec.Dns check, long deadlineNanos) {
    if (check.name().indexOf(':') >= 0 || check.name().indexOf('/') >= 0) {
      return check.name() + " is no name";
    }
    String what = check.type() + " of " + check.name();
    try {
      InitialDirContext context = new InitialDirContext(settings(check, deadlineNanos));
      try {
        CompositeName name = new CompositeName();
        name.add(check.name());
        Attributes records = context.getAttributes(name, new String[] {check.type()});
        return records.get(check.type()) == null ? "no record " + what : "";
      } finally {
        context.close();
      }
    } catch (NameNotFoundException absent) {
      return "no such name: " + check.name();
    } catch (CommunicationException silence) {
      return what + ": the name server does not answer";
    } catch (NamingException failure) {
      return what + ": " + failure.getMessage();
    }
  }

  @SuppressWarnings("JdkObsolete") // what JNDI asks for
  private static Hashtable<String, String> settings(CheckSpec.Dns check, long deadlineNanos) {
    long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - MonotonicClock.nanos());
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, url(check));
    settings.put("com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, left)));
    settings.put("com.sun.jndi.dns.timeout.retries", "1");
    return settings;
  }

  private static String url(CheckSpec.Dns check) {
    IpAddress server = check.server();
    if (server == null) {
      return "dns:";
    }
    String host = server.family() == Family.IPV6 ? "[" + server + "]" : server.toString();
    return "dns://" + host + ":" + check.port();
  }
}
