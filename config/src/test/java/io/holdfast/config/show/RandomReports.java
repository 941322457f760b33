package io.holdfast.config.show;

import io.holdfast.core.spec.CheckSpec;
import io.holdfast.core.spec.CommandSpec;
import io.holdfast.core.spec.FifoSpec;
import io.holdfast.core.spec.GateSpec;
import io.holdfast.core.spec.LifecycleSpec;
import io.holdfast.core.spec.MailSpec;
import io.holdfast.core.spec.NotifySpec;
import io.holdfast.core.spec.NotifyTrigger;
import io.holdfast.core.spec.ReportSpec;
import io.holdfast.core.spec.TimedCommandSpec;
import io.holdfast.wire.ip.IpAddress;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Notifications, gates, mail, FIFOs and checks, made from a seed. */
final class RandomReports {
  private static final long SECOND = 1_000_000_000L;
  private static final IpAddress HOST = IpAddress.ipv6(0x2001L << 48, 1);

  private final Random random;
  private final RandomText text;

  RandomReports(Random random) {
    this.random = random;
    this.text = new RandomText(random);
  }

  NotifySpec notices(boolean ofGroup) {
    Map<NotifyTrigger, CommandSpec> scripts = new EnumMap<>(NotifyTrigger.class);
    for (NotifyTrigger trigger : NotifyTrigger.values()) {
      boolean isKnown =
          !ofGroup
              || (trigger != NotifyTrigger.DELETED && trigger != NotifyTrigger.MASTER_RX_LOWER_PRI);
      if (isKnown && random.nextInt(4) == 0) {
        scripts.put(trigger, command());
      }
    }
    boolean reportsDeleted =
        scripts.containsKey(NotifyTrigger.DELETED) || (!ofGroup && random.nextBoolean());
    return new NotifySpec(scripts, reportsDeleted, random.nextBoolean(), random.nextBoolean());
  }

  GateSpec gate() {
    return new GateSpec(
        timed((1 + random.nextInt(3_600_000)) * 1_000_000L),
        timed((1 + random.nextInt(3_600_000)) * 1_000_000L));
  }

  ReportSpec report() {
    List<String> recipients = new ArrayList<>();
    for (int index = random.nextInt(3); index > 0; index--) {
      recipients.add("m" + index + text.name(6));
    }
    String host = random.nextBoolean() ? "" : "h" + text.name(6);
    MailSpec mail =
        new MailSpec(
            recipients,
            random.nextBoolean() ? "" : "s" + text.name(6),
            host,
            host.isEmpty() ? MailSpec.NONE.port() : 1 + random.nextInt(65_535),
            random.nextBoolean() ? "" : "h" + text.name(6),
            (1 + random.nextInt(4294)) * SECOND,
            random.nextBoolean());
    return new ReportSpec(mail, fifo("/run/all"), fifo("/run/vrrp"), random.nextBoolean());
  }

  LifecycleSpec lifecycle() {
    return new LifecycleSpec(
        timed((1 + random.nextInt(1000)) * SECOND), timed((1 + random.nextInt(1000)) * SECOND));
  }

  @Nullable CheckSpec check() {
    return switch (random.nextInt(12)) {
      case 0 -> new CheckSpec.Tcp("h" + text.name(3).replace(":", ""), 1 + random.nextInt(65_535));
      case 1 -> new CheckSpec.Tcp(HOST.toString(), 443);
      case 2 -> new CheckSpec.Http("https://example.com/#{a}", 100 + random.nextInt(500));
      case 3 -> new CheckSpec.Ping("h" + text.name(8));
      case 4 -> new CheckSpec.Dns("n" + text.name(8), "AAAA", null, 53);
      case 5 -> new CheckSpec.Dns("n" + text.name(8), "A", HOST, 1 + random.nextInt(65_535));
      case 6 -> new CheckSpec.Route(new Prefix(IpAddress.ipv4(0x0a00_0000), 8));
      case 7 -> new CheckSpec.FileExists("/" + text.name(8));
      default -> null;
    };
  }

  CommandSpec command() {
    List<String> arguments = new ArrayList<>(List.of("/bin/x"));
    for (int index = random.nextInt(4); index > 0; index--) {
      arguments.add(text.odd(8));
    }
    boolean isNamed = random.nextBoolean();
    return new CommandSpec(
        arguments, isNamed ? "user" : "", isNamed && random.nextBoolean() ? "group" : "");
  }

  private @Nullable TimedCommandSpec timed(long timeoutNanos) {
    return random.nextBoolean() ? null : new TimedCommandSpec(command(), timeoutNanos);
  }

  private @Nullable FifoSpec fifo(String path) {
    if (random.nextBoolean()) {
      return null;
    }
    boolean isNamed = random.nextBoolean();
    return new FifoSpec(
        path + text.name(6),
        isNamed ? "user" : "",
        isNamed && random.nextBoolean() ? "group" : "",
        random.nextBoolean() ? command() : null);
  }
}
