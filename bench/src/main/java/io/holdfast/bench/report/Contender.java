package io.holdfast.bench.report;

/** Who takes part. */
public enum Contender {
  HOLDFAST("Holdfast"),
  KEEPALIVED("keepalived"),
  /** The smallest program that does only the system calls: what the kernel alone needs. */
  FLOOR("floor");

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** What people call it. */
  public String title() {
    return title;
  }
}
