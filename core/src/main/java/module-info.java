/** Decisions of Holdfast: who is master, which addresses are present, what is announced. No I/O. */
module io.holdfast.core {
  requires transitive io.holdfast.wire;
  requires static org.jspecify;

  exports io.holdfast.core;
  exports io.holdfast.core.spec;
}
