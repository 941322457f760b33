/** A simulator: many routers around the real engine, one seed, virtual time, network and kernel. */
module io.holdfast.sim {
  requires transitive io.holdfast.core;
  requires static org.jspecify;

  exports io.holdfast.sim;
}
