package io.holdfast.sim.scenario;

import io.holdfast.core.spec.PreemptSpec;
import io.holdfast.core.spec.RouterSpec;

/** Changes router specs for tests. */
public final class RouterSpecs {

  private RouterSpecs() {}

  /** The same router with another way of preempting. */
  public static RouterSpec with(RouterSpec router, PreemptSpec preempt) {
    RouterDraft draft = new RouterDraft(router);
    draft.preempt = preempt;
    return draft.toSpec();
  }
}
