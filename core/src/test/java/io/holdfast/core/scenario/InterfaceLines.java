package io.holdfast.core.scenario;

import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import java.util.ArrayList;
import java.util.List;

/** The lines of a configuration that hold for interfaces. */
final class InterfaceLines {
  private final List<GarpGroupSpec> groups = new ArrayList<>();
  private final List<LinkPollSpec> polls = new ArrayList<>();
  private BuffersSpec buffers = BuffersSpec.DEFAULT;
  private LeaseSpec lease = LeaseSpec.OFF;

  /** {@code garpgroup GARP_INTERVAL GNA_INTERVAL INTERFACES}, in seconds. */
  void group(Words words) {
    groups.add(new GarpGroupSpec(words.nanos(), words.nanos(), List.of(words.list())));
  }

  /** {@code polls INTERFACES}. */
  void polls(Words words) {
    for (String name : words.list()) {
      polls.add(new LinkPollSpec(name, LinkPollSpec.Method.ANY));
    }
  }

  /** {@code buffers POLICY BYTES MULTIPLIER}. */
  void buffers(Words words) {
    BufferSpec kernel = BufferSpec.KERNEL;
    buffers =
        new BuffersSpec(
            kernel,
            kernel,
            kernel,
            BuffersSpec.Policy.valueOf(words.next()),
            words.number(),
            words.number());
  }

  GlobalSpec addTo(GlobalSpec global) {
    InterfacesSpec none = InterfacesSpec.DEFAULT;
    InterfacesSpec interfaces =
        new InterfacesSpec(
            none.dynamic(), "", "", "", false, false, polls, groups, none.bootDelayNanos());
    return GlobalBuilder.of(global).system(with(interfaces)).build();
  }

  /** {@code lease off|auto|SECONDS}. */
  void lease(String text) {
    lease =
        switch (text) {
          case "off" -> LeaseSpec.OFF;
          case "auto" -> LeaseSpec.AUTO;
          default -> LeaseSpec.of(Integer.parseInt(text));
        };
  }

  private SystemSpec with(InterfacesSpec interfaces) {
    SystemSpec none = SystemSpec.DEFAULT;
    return new SystemSpec(
        none.namespace(),
        none.processes(),
        buffers,
        interfaces,
        none.firewall(),
        none.management(),
        none.files(),
        none.statics(),
        lease);
  }
}
