package io.holdfast.config.cluster;

import io.holdfast.config.check.DiagnosticCode;
import java.util.List;
import java.util.function.Function;

/** Finds the members of a virtual router that differ from most in something all must agree on. */
final class Agreement {
  private final List<Member> members;
  private final ClusterFindings findings;
  private boolean isBroken;

  Agreement(List<Member> members, ClusterFindings findings) {
    this.members = members;
    this.findings = findings;
  }

  /** Whether some members do not hear or understand the adverts of others. */
  boolean isBroken() {
    return isBroken;
  }

  /**
   * What must be equal.
   *
   * @param code what a difference is called
   * @param value what is compared
   * @param shown how a value is told
   * @param keywords where it is written, the first of them that an instance has
   */
  record Term<T>(
      DiagnosticCode code,
      Function<Member, T> value,
      Function<T, String> shown,
      List<String> keywords) {

    /** A term whose values tell themselves. */
    static <T> Term<T> of(DiagnosticCode code, Function<Member, T> value, String keyword) {
      return new Term<>(
          code, value, told -> keyword + " " + told, List.of(keyword, "virtual_router_id"));
    }
  }

  /** Reports every member that differs from most. Returns whether all agree. */
  <T> boolean demand(Term<T> term) {
    Member usual = usual(term);
    T expected = term.value().apply(usual);
    String[] keywords = term.keywords().toArray(String[]::new);
    boolean agrees = true;
    for (Member member : members) {
      T actual = term.value().apply(member);
      if (!actual.equals(expected)) {
        agrees = false;
        String told = term.shown().apply(actual);
        String usually = term.shown().apply(expected);
        findings.add(
            term.code(),
            member.place(keywords),
            usual.place(keywords),
            "%s has %s, but %s has %s"
                .formatted(member.title(), told, usual.host().name(), differs(told, usually)));
      }
    }
    return agrees;
  }

  /** Like {@link #demand}, for what keeps members from hearing each other. */
  <T> boolean demandToHear(Term<T> term) {
    boolean agrees = demand(term);
    isBroken |= !agrees;
    return agrees;
  }

  /** Secrets differ without being told. */
  private static String differs(String told, String usually) {
    return told.equals(usually) ? "another" : usually;
  }

  /** The first member with the most common value. */
  private <T> Member usual(Term<T> term) {
    Member usual = members.getFirst();
    long most = 0;
    for (Member candidate : members) {
      T value = term.value().apply(candidate);
      long count = members.stream().filter(m -> term.value().apply(m).equals(value)).count();
      if (count > most) {
        most = count;
        usual = candidate;
      }
    }
    return usual;
  }
}
