package io.holdfast.daemon.doctor.exam;

import io.holdfast.config.check.Place;
import io.holdfast.daemon.doctor.finding.Finding;
import io.holdfast.daemon.doctor.finding.FindingCode;
import io.holdfast.daemon.doctor.firewall.Chain;
import io.holdfast.daemon.doctor.firewall.Condition;
import io.holdfast.daemon.doctor.firewall.Field;
import io.holdfast.daemon.doctor.firewall.Packet;
import io.holdfast.daemon.doctor.firewall.PortClosing;
import io.holdfast.daemon.doctor.firewall.Rule;
import io.holdfast.daemon.doctor.firewall.Verdict;
import io.holdfast.daemon.doctor.view.HostView;
import io.holdfast.daemon.doctor.view.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule that opens port 112, where protocol 112 was meant. */
final class PortRules implements Examination {
  private static final String PORT = Integer.toString(Packet.VRRP);

  @Override
  public List<Finding> examine(Subject subject, HostView host) {
    List<Finding> findings = new ArrayList<>();
    for (Chain chain : host.rules().chains()) {
      for (Rule rule : chain.rules()) {
        Optional<Condition> opening =
            rule.conditions().stream().filter(PortRules::opens).findFirst();
        if (rule.verdict() == Verdict.ACCEPT && opening.isPresent()) {
          findings.add(
              Finding.of(
                  FindingCode.FIREWALL_PORT_112,
                  Place.ofFile(subject.file()),
                  "%s: %s opens port 112".formatted(chain.title(), rule.label()),
                  Map.of("command", new PortClosing(chain, rule, opening.get()).command(PORT))));
        }
      }
    }
    return findings;
  }

  private static boolean opens(Condition condition) {
    return condition.field() == Field.PORT
        && !condition.negated()
        && condition.values().contains(PORT);
  }
}
