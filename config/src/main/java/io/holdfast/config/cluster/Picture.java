package io.holdfast.config.cluster;

import io.holdfast.core.spec.GroupSpec;
import io.holdfast.core.spec.RouterSpec;
import io.holdfast.core.spec.WantedState;
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
    GroupSpec group = ranked.getFirst().group();
    if (group != null && group.members().size() > 1) {
      lines.add("  sync group %s: moves with %s".formatted(group.name(), companions(group)));
    }
    Failures failures = new Failures(ranked, masterIntervalCs);
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
      lines.addAll(failures.of(index));
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

  private String companions(GroupSpec group) {
    String own = ranked.getFirst().spec().name();
    return group.members().stream()
        .filter(name -> !name.equals(own))
        .collect(Collectors.joining(", "));
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
    return member.downNanos(masterIntervalCs);
  }

  private long skewNanos(Member member) {
    return member.skewNanos(masterIntervalCs);
  }

  static String seconds(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, NANO_DIGITS);
    return seconds.setScale(MILLI_DIGITS, RoundingMode.HALF_UP) + " s";
  }
}
