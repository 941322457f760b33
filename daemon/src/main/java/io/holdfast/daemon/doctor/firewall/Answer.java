package io.holdfast.daemon.doctor.firewall;

/** Whether a condition holds, as far as it can be told. */
enum Answer {
  NO,
  PERHAPS,
  YES;

  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  Answer or(Answer other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Answer and(Answer other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Answer not() {
    return switch (this) {
      case NO -> YES;
      case PERHAPS -> PERHAPS;
      case YES -> NO;
    };
  }
}
