package io.holdfast.daemon.doctor.firewall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All chains of the host. Immutable.
 *
 * @param chains in any order
 */
public record Ruleset(List<Chain> chains) {
  /** No rules at all: everything passes. */
  public static final Ruleset EMPTY = new Ruleset(List.of());

  private static final List<String> HOOKS_IN = List.of("prerouting", "input");
  private static final List<String> HOOKS_OUT = List.of("output", "postrouting");
  private static final int MAX_DEPTH = 16;

  /** Copies the list. */
  public Ruleset {
    chains = List.copyOf(chains);
  }

  /** Returns these chains and those of another program. */
  public Ruleset and(Ruleset other) {
    List<Chain> all = new ArrayList<>(chains);
    all.addAll(other.chains);
    return new Ruleset(all);
  }

  /**
   * Sends an advert through the chains that it would pass. A rule that cannot be judged is taken
   * not to fit; if it would accept, it is remembered as a doubt.
   */
  public Passage pass(Packet packet) {
    List<String> hooks = packet.direction() == Packet.Direction.IN ? HOOKS_IN : HOOKS_OUT;
    List<Chain> passed =
        chains.stream()
            .filter(chain -> hooks.contains(chain.hook()))
            .filter(chain -> isSeen(chain, packet))
            .sorted(Comparator.comparingInt(chain -> hooks.indexOf(chain.hook())))
            .toList();
    for (Chain chain : passed) {
      Walk walk = new Walk(packet);
      Verdict verdict = walk.through(chain, 0);
      if (verdict == Verdict.CONTINUE ? chain.policy() == Verdict.DROP : verdict == Verdict.DROP) {
        String where = verdict == Verdict.CONTINUE ? "its policy" : walk.droppedBy;
        return new Passage(chain, where, walk.doubts);
      }
    }
    return Passage.FREE;
  }

  private static boolean isSeen(Chain chain, Packet packet) {
    return packet.destination() != null && chain.sees(packet.destination().family());
  }

  private @Nullable Chain find(Chain from, String name) {
    for (Chain chain : chains) {
      if (chain.name().equals(name)
          && chain.tool() == from.tool()
          && chain.family().equals(from.family())
          && chain.table().equals(from.table())) {
        return chain;
      }
    }
    return null;
  }

  /** One packet in one base chain and those below it. */
  private final class Walk {
    private final Packet packet;
    private final List<String> doubts = new ArrayList<>();
    private String droppedBy = "";

    Walk(Packet packet) {
      this.packet = packet;
    }

    /** Returns ACCEPT or DROP, or CONTINUE at the end of the chain. */
    Verdict through(Chain chain, int depth) {
      for (Rule rule : chain.rules()) {
        Verdict verdict =
            switch (rule.fits(packet)) {
              case NO -> Verdict.CONTINUE;
              case PERHAPS -> doubt(chain, rule, depth);
              case YES -> apply(chain, rule, depth);
            };
        if (verdict == Verdict.RETURN) {
          return Verdict.CONTINUE;
        }
        if (verdict != Verdict.CONTINUE) {
          return verdict;
        }
      }
      return Verdict.CONTINUE;
    }

    private Verdict apply(Chain chain, Rule rule, int depth) {
      return switch (rule.verdict()) {
        case ACCEPT -> Verdict.ACCEPT;
        case DROP -> {
          droppedBy = chain.hook().isEmpty() ? chain.name() + ", " + rule.label() : rule.label();
          yield Verdict.DROP;
        }
        case RETURN -> Verdict.RETURN;
        case JUMP -> below(chain, rule, depth);
        case GOTO -> {
          Verdict verdict = below(chain, rule, depth);
          yield verdict == Verdict.CONTINUE ? Verdict.RETURN : verdict;
        }
        case CONTINUE -> Verdict.CONTINUE;
        case QUEUE -> doubt(chain, rule, depth);
      };
    }

    private Verdict below(Chain chain, Rule rule, int depth) {
      Chain target = find(chain, rule.target());
      return target == null || depth == MAX_DEPTH ? Verdict.CONTINUE : through(target, depth + 1);
    }

    private Verdict doubt(Chain chain, Rule rule, int depth) {
      boolean jumps = rule.verdict() == Verdict.JUMP || rule.verdict() == Verdict.GOTO;
      boolean mayAccept =
          rule.verdict() == Verdict.ACCEPT
              || rule.verdict() == Verdict.QUEUE
              || (jumps && below(chain, rule, depth) == Verdict.ACCEPT);
      if (mayAccept) {
        doubts.add(rule.label());
      }
      return Verdict.CONTINUE;
    }
  }
}
