package io.holdfast.daemon.doctor.firewall;

/** What a rule does with a packet that fits. */
public enum Verdict {
  ACCEPT,
  DROP,
  RETURN,
  JUMP,
  GOTO,
  /** Counts, logs or marks, and goes on. */
  CONTINUE,
  /** Hands the packet to a program, which decides. */
  QUEUE
}
