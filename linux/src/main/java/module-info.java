/** The only native code: Linux system calls through {@code java.lang.foreign}, errno as a value. */
module io.holdfast.linux {
  requires static org.jspecify;
  requires transitive io.holdfast.wire;

  exports io.holdfast.linux.event;
  exports io.holdfast.linux.ffm;
  exports io.holdfast.linux.file;
  exports io.holdfast.linux.net;
  exports io.holdfast.linux.process;
}
