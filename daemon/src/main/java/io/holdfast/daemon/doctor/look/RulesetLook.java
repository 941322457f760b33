package io.holdfast.daemon.doctor.look;

import io.holdfast.daemon.doctor.firewall.Chain;
import io.holdfast.daemon.doctor.firewall.IptablesSave;
import io.holdfast.daemon.doctor.firewall.NftRuleset;
import io.holdfast.daemon.doctor.firewall.Ruleset;
import io.holdfast.daemon.doctor.firewall.Tool;
import io.holdfast.daemon.doctor.view.Unseen;
import io.holdfast.linux.process.Spawn;
import io.holdfast.linux.process.SpawnOutcome;
import io.holdfast.linux.process.SpawnRequest;
import io.holdfast.linux.process.SpawnResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The packet filter, as its own programs print it. Programs of the old iptables load its tables, so
 * they are asked only when the kernel has some already.
 */
final class RulesetLook {
  private static final long TIMEOUT_MILLIS = 10_000;
  private static final int OUTPUT_BYTES = 16 << 20;
  private static final List<String> DIRECTORIES =
      List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/sbin");

  private final String file;
  private final List<Unseen> unseen;

  RulesetLook(String file, List<Unseen> unseen) {
    this.file = file;
    this.unseen = unseen;
  }

  Ruleset rules() {
    return nftables().and(legacy("ip")).and(legacy("ip6"));
  }

  private Ruleset nftables() {
    String printed = run("nftables", "nftables", "nft", "-j", "list", "ruleset");
    if (printed == null) {
      return Ruleset.EMPTY;
    }
    NftRuleset parsed = NftRuleset.parse(printed.substring(Math.max(0, printed.indexOf('{'))));
    if (parsed == null) {
      unseen.add(new Unseen("nftables", "nft printed no JSON", "nft -j list ruleset"));
      return Ruleset.EMPTY;
    }
    return parsed.hasExtensions() ? withExtensions(parsed.ruleset()) : parsed.ruleset();
  }

  /** What iptables-nft keeps in its extensions, only its own program can tell. */
  private Ruleset withExtensions(Ruleset all) {
    Ruleset rest = all;
    for (String family : List.of("ip", "ip6")) {
      String program = family.equals("ip") ? "iptables-nft-save" : "ip6tables-nft-save";
      String printed = find(program) == null ? null : run("iptables", "iptables", program);
      if (printed != null) {
        Ruleset saved = IptablesSave.parse(printed, Tool.IPTABLES, family);
        rest = without(rest, saved).and(saved);
      }
    }
    return rest;
  }

  private static Ruleset without(Ruleset all, Ruleset saved) {
    return new Ruleset(
        all.chains().stream()
            .filter(chain -> saved.chains().stream().noneMatch(other -> isSame(chain, other)))
            .toList());
  }

  private static boolean isSame(Chain one, Chain other) {
    return one.family().equals(other.family())
        && one.table().equals(other.table())
        && one.name().equals(other.name());
  }

  private Ruleset legacy(String family) {
    boolean isIpv4 = family.equals("ip");
    Path tables = Path.of("/proc/net", isIpv4 ? "ip_tables_names" : "ip6_tables_names");
    String program = isIpv4 ? "iptables-legacy-save" : "ip6tables-legacy-save";
    if (!Files.exists(tables)) {
      return Ruleset.EMPTY;
    }
    String names = Texts.read(tables);
    if (names == null) {
      unseen.add(new Unseen("old iptables", tables + " cannot be read", remedy()));
      return Ruleset.EMPTY;
    }
    String printed = names.isBlank() ? null : run("old iptables", "iptables", program);
    return printed == null
        ? Ruleset.EMPTY
        : IptablesSave.parse(printed, Tool.IPTABLES_LEGACY, family);
  }

  private @Nullable String run(String part, String debianPackage, String... command) {
    String program = find(command[0]);
    if (program == null) {
      String remedy = "apt-get install " + debianPackage;
      unseen.add(new Unseen(part, "there is no program " + command[0], remedy));
      return null;
    }
    List<String> words = new ArrayList<>(List.of(command));
    words.set(0, program);
    SpawnResult result = Spawn.run(SpawnRequest.of(words, TIMEOUT_MILLIS).withOutput(OUTPUT_BYTES));
    if (result.outcome() instanceof SpawnOutcome.Exited(int status) && status == 0) {
      return result.output();
    }
    String said = result.output().lines().findFirst().orElse(result.outcome().toString());
    unseen.add(new Unseen(part, command[0] + " said: " + said.strip(), remedy()));
    return null;
  }

  private String remedy() {
    return "sudo holdfast doctor " + file;
  }

  private static @Nullable String find(String program) {
    return DIRECTORIES.stream()
        .map(directory -> directory + "/" + program)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst()
        .orElse(null);
  }
}
