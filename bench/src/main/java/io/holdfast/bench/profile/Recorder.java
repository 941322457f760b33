package io.holdfast.bench.profile;

import io.holdfast.bench.stage.Daemon;
import java.time.Instant;

/** Makes a profile of what a daemon does. One thread at a time. */
public interface Recorder {
  /** Makes none. */
  Recorder NONE =
      new Recorder() {
        @Override
        public String javaOptions() {
          return "";
        }

        @Override
        public void window(Daemon daemon, String name, Instant from) {}
      };

  /** Flags that the JVM behind Holdfast has to be started with; empty for none. */
  String javaOptions();

  /** Writes down where the time went from {@code from} until now. */
  void window(Daemon daemon, String name, Instant from);
}
