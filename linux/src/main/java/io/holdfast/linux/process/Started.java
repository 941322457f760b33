package io.holdfast.linux.process;

/** What came of starting a program. */
public sealed interface Started {
  /**
   * It runs.
   *
   * @param child to be awaited or ended
   */
  record Running(Child child) implements Started {}

  /**
   * It does not.
   *
   * @param outcome why
   */
  record Refused(SpawnOutcome.CannotRun outcome) implements Started {}
}
