package io.holdfast.daemon.control;

import io.holdfast.core.HandoverWay;

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

  /**
   * Let other hosts serve, and stand aside until maintenance is switched off or the daemon starts
   * anew.
   *
   * @param way how masters give way
   */
  record Drain(HandoverWay way) implements Action {
    @Override
    public String name() {
      return "drain";
    }
  }

  /**
   * Let another host serve for one instance.
   *
   * @param instance its name
   * @param way how it gives way
   */
  record Handover(String instance, HandoverWay way) implements Action {
    @Override
    public String name() {
      return "hand-over of " + instance;
    }
  }

  /**
   * Switch maintenance on or off.
   *
   * @param isOn which
   */
  record Maintenance(boolean isOn) implements Action {
    @Override
    public String name() {
      return "maintenance " + (isOn ? "on" : "off");
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
