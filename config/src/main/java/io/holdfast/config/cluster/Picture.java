package io.holdfast.config.cluster;

import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.WantedState;
import io.holdfast.core.vrrp.Timers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws who would be master of a virtual router, and who takes over next after how long. */
final class Picture {
  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 3;

  private final List<Member> ranked;
  private final int masterIntervalCs;

  Picture(Group group) {
    this.ranked = group.ranked();
    this.masterIntervalCs = ranked.getFirst().spec().advertIntervalCs();
  }

  /**
   * Returns the lines.
   *
   * @param isUnited whether all members hear each other
   */
  List<String> lines(boolean isUnited) {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    int width = ranked.stream().mapToInt(member -> member.host().name().length()).max().orElse(0);
    for (int index = 0; index < ranked.size(); index++) {
      Member member = ranked.get(index);
      String name = member.host().name();
      lines.add(
          "  %d. %s%s  priority %3d  %s"
              .formatted(
                  index + 1,
                  name,
                  " ".repeat(width - name.length()),
                  member.priority(),
                  index == 0 ? begins(member) : follows(member)));
    }
    if (ranked.size() == 1) {
      lines.add("  nobody takes over");
    }
    if (!isUnited) {
      lines.add("  but not all of them hear each other: there will be more than one master");
    }
    return lines;
  }

  private String title() {
    RouterSpec spec = ranked.getFirst().spec();
    String addresses =
        spec.addresses().stream()
            .map(line -> line.prefix().toString())
            .collect(Collectors.joining(", "));
    return "%s: VRID %d, version %d, every %s s%s"
        .formatted(
            spec.name(),
            spec.vrid(),
            spec.version(),
            AgreementRules.seconds(spec.advertIntervalCs()),
            addresses.isEmpty() ? "" : ", " + addresses);
  }

  private String begins(Member member) {
    if (member.isOwner() && member.spec().wantedState() == WantedState.MASTER) {
      return "master at once after its start";
    }
    return "master " + seconds(downNanos(member)) + " after its start" + taking(member);
  }

  private String follows(Member member) {
    return "takes over %s after the last advert, %s after a clean stop%s"
        .formatted(seconds(downNanos(member)), seconds(skewNanos(member)), taking(member));
  }

  private static String taking(Member member) {
    long delay = member.spec().preempt().delayNanos();
    if (!member.spec().preempt().enabled()) {
      return "; never takes the address from another master";
    }
    return delay == 0 ? "" : "; waits " + seconds(delay) + " before it preempts";
  }

  private long downNanos(Member member) {
    RouterSpec spec = member.spec();
    return Timers.masterDownNanos(
        spec.version(), member.priority(), intervalCs(spec), spec.downTimerAdverts());
  }

  private long skewNanos(Member member) {
    RouterSpec spec = member.spec();
    return Timers.skewNanos(spec.version(), member.priority(), intervalCs(spec));
  }

  /** Backups of version 3 follow the master's interval. */
  private int intervalCs(RouterSpec spec) {
    return spec.version() == 2 ? spec.advertIntervalCs() : masterIntervalCs;
  }

  private static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, NANO_DIGITS);
    return seconds.setScale(MILLI_DIGITS, RoundingMode.HALF_UP) + " s";
  }
}
