package io.holdfast.daemon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.core.Input;
import io.holdfast.core.Sysctl;
import io.holdfast.core.spec.host.LeftRouting;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The next run reads what this one wrote down, whatever end this one came to. */
class HostJournalTest {
  private static final LeftRouting ROUTE =
      new LeftRouting(Family.IPV4, "route 10.0.0.0/24 via 10.1.0.1 dev eth0", "0a0b");
  private static final LeftRouting RULE =
      new LeftRouting(Family.IPV6, "IPv6 rule 100 from all", "00ff");
  private static final HostJournal.Claim CLAIM =
      new HostJournal.Claim(
          3, new Input.SysctlClaimed(Sysctl.ipv4("eth0.5", "promote_secondaries"), 0, 1));

  @TempDir private Path directory;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void whatIsWrittenIsReadByTheNextRun() {
    HostJournal journal = journal();
    journal.claim(CLAIM);
    journal.routing(List.of(ROUTE, RULE));
    journal.made("vrrp.51", new MacAddress(0x5e0033));
    HostJournal next = journal();
    assertThat(next.routing()).containsExactly(ROUTE, RULE);
    assertThat(next.claims()).containsExactly(CLAIM);
    assertThat(next.links()).containsOnlyKeys("vrrp.51");
    assertThat(complaints).isEmpty();
  }

  @Test
  void networkNamespacesAreToldApartAndForgottenWithAllThatIsThere() {
    LeftRouting there = new LeftRouting("blue", Family.IPV4, ROUTE.words(), ROUTE.request());
    Sysctl all = Sysctl.ipv4("blue/all", "rp_filter");
    HostJournal journal = journal();
    journal.claim(new HostJournal.Claim(0, new Input.SysctlClaimed(all, 2, 0)));
    journal.made("blue/vrrp.51", new MacAddress(0x5e0033));
    journal.routing(List.of(ROUTE, there));
    journal.table("", "keepalived");
    journal.table("blue", "other");
    HostJournal next = journal();
    assertThat(next.namespaces()).containsExactly("blue");
    assertThat(next.routing()).containsExactly(ROUTE, there);
    assertThat(next.table("")).isEqualTo("keepalived");
    assertThat(next.table("blue")).isEqualTo("other");
    next.forget("blue");
    HostJournal last = journal();
    assertThat(last.namespaces()).isEmpty();
    assertThat(last.claims()).isEmpty();
    assertThat(last.links()).isEmpty();
    assertThat(last.routing()).containsExactly(ROUTE);
    last.routing(List.of());
    last.table("", "");
    assertThat(file()).doesNotExist();
    assertThat(complaints).isEmpty();
  }

  @Test
  void nothingToUndoIsNoFile() {
    HostJournal journal = journal();
    journal.routing(List.of(ROUTE));
    assertThat(file()).exists();
    journal.routing(List.of());
    assertThat(file()).doesNotExist();
  }

  @Test
  void aLineThatIsNotOursIsSaidAndSkipped() throws IOException {
    Files.writeString(file(), "routing IPV4\nrouting IPX 00 x\nrouting IPV6 00ff rule\n");
    assertThat(journal().routing()).containsExactly(new LeftRouting(Family.IPV6, "rule", "00ff"));
    assertThat(complaints).hasSize(2).allMatch(line -> line.startsWith("Ignoring a line"));
  }

  private HostJournal journal() {
    return new HostJournal(file(), complaints::add);
  }

  private Path file() {
    return directory.resolve("host");
  }
}
