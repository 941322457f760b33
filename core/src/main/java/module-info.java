/** Decisions of Holdfast: who is master, which addresses are present, what is announced. No I/O. */
@SuppressWarnings("module") // config is compiled later
module io.holdfast.core {
  requires transitive io.holdfast.wire;
  requires static org.jspecify;

  exports io.holdfast.core;
  exports io.holdfast.core.spec;
  exports io.holdfast.core.spec.host;
  // Which links are asked for their state, and which are made.
  exports io.holdfast.core.address to
      io.holdfast.config,
      io.holdfast.daemon;
  exports io.holdfast.core.link to
      io.holdfast.config;
  // The timers, weights and rules of reload that a check of files must not write a second time.
  exports io.holdfast.core.track to
      io.holdfast.config;
  exports io.holdfast.core.vrrp to
      io.holdfast.config;
}
