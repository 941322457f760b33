package io.holdfast.daemon.control;

/** Something that a request wants the daemon to do. */
public sealed interface Action {
  /** What it is called, for the log. */
  String name();

  /** Read the configuration again. */
  record Reload() implements Action {
    @Override
    public String name() {
      return "reload";
    }
  }

  /** Stop as SIGTERM does. */
  record Stop() implements Action {
    @Override
    public String name() {
      return "stop";
    }
  }

  /** Stop without waiting for anybody. */
  record StopNow() implements Action {
    @Override
    public String name() {
      return "stop at once";
    }
  }

  /** Let every virtual router count anew. */
  record ClearStatistics() implements Action {
    @Override
    public String name() {
      return "clearing of statistics";
    }
  }
}
