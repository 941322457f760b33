package io.holdfast.linux.file;

/** What came of trying to hold a pid file. */
public sealed interface PidLock {
  /**
   * It is ours.
   *
   * @param file closing it removes it
   */
  record Locked(PidFile file) implements PidLock {}

  /**
   * Another process holds it.
   *
   * @param pid what the file says; zero if it says nothing yet
   */
  record HeldBy(long pid) implements PidLock {}

  /**
   * It could not be opened, locked or written.
   *
   * @param errno the positive error number
   */
  record Failed(int errno) implements PidLock {}
}
