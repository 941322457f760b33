/** Holdfast and keepalived, measured side by side. */
module io.holdfast.bench {
  requires static org.jspecify;
  requires io.holdfast.config;
  requires io.holdfast.daemon;
  requires io.holdfast.wire;
  requires jdk.jfr;
}
