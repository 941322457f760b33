/** The text of keepalived.conf to validated, immutable specifications and diagnostics. */
module io.holdfast.config {
  requires transitive io.holdfast.core;
  requires static org.jspecify;

  exports io.holdfast.config;
  exports io.holdfast.config.check;
  exports io.holdfast.config.cluster;
  exports io.holdfast.config.host;
  exports io.holdfast.config.keyword;
  exports io.holdfast.config.plan;
  exports io.holdfast.config.show;
  exports io.holdfast.config.text;
}
