package io.holdfast.config.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One finding about a configuration.
 *
 * @param code the stable code with its severity and exit class
 * @param place where it stands
 * @param problem what is wrong
 * @param consequence what will happen because of it
 * @param mend how to mend it
 * @param keepalivedMessage the sentence keepalived logs for the same finding, without its prefix;
 *     null when keepalived is silent
 * @param related other places that have to do with it, such as the line of another host's file
 */
public record Diagnostic(
    DiagnosticCode code,
    Place place,
    String problem,
    String consequence,
    String mend,
    @Nullable String keepalivedMessage,
    List<Place> related) {

  /** Copies the list. */
  public Diagnostic {
    related = List.copyOf(related);
  }

  /** Written out, because linking the generated method costs a cold start milliseconds. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Diagnostic that
        && code == that.code
        && place.equals(that.place)
        && problem.equals(that.problem)
        && consequence.equals(that.consequence)
        && mend.equals(that.mend)
        && Objects.equals(keepalivedMessage, that.keepalivedMessage)
        && related.equals(that.related);
  }

  @Override
  public int hashCode() {
    return (code.hashCode() * 31 + place.hashCode()) * 31 + problem.hashCode();
  }

  /** Returns a diagnostic with the consequence and the mend that its code always has. */
  public static Diagnostic of(DiagnosticCode code, Place place, String problem) {
    return new Diagnostic(code, place, problem, code.consequence(), code.mend(), null, List.of());
  }

  /** Returns the severity, which the code decides. */
  public Severity severity() {
    return code.severity();
  }

  /** Returns why it is a problem at all, which the code decides. */
  public String cause() {
    return code.cause();
  }

  /** Returns the same diagnostic with keepalived's sentence. */
  public Diagnostic saying(String message) {
    return new Diagnostic(code, place, problem, consequence, mend, message, related);
  }

  /** Returns the same diagnostic with another consequence. */
  public Diagnostic leadingTo(String newConsequence) {
    return new Diagnostic(code, place, problem, newConsequence, mend, keepalivedMessage, related);
  }

  /** Returns the same diagnostic with another way to mend it. */
  public Diagnostic mendedBy(String newMend) {
    return new Diagnostic(code, place, problem, consequence, newMend, keepalivedMessage, related);
  }

  /** Returns the same diagnostic with one more place that has to do with it. */
  public Diagnostic relatedTo(Place other) {
    List<Place> places = new ArrayList<>(related);
    places.add(other);
    return new Diagnostic(code, place, problem, consequence, mend, keepalivedMessage, places);
  }
}
