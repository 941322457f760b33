package io.holdfast.core.scenario;

import io.holdfast.core.spec.AddressSpec;
import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.host.BufferSpec;
import io.holdfast.core.spec.host.BuffersSpec;
import io.holdfast.core.spec.host.GarpGroupSpec;
import io.holdfast.core.spec.host.InterfacesSpec;
import io.holdfast.core.spec.host.LeaseSpec;
import io.holdfast.core.spec.host.LinkPollSpec;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The lines of a configuration that hold for interfaces. */
final class InterfaceLines {
  private final List<GarpGroupSpec> groups = new ArrayList<>();
  private final List<LinkPollSpec> polls = new ArrayList<>();
  private BuffersSpec buffers = BuffersSpec.DEFAULT;
  private final List<AddressSpec> statics = new ArrayList<>();
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

  /** {@code staticaddress ADDRESS[@INTERFACE],...}. */
  void addStatics(Words words) {
    for (String word : words.list()) {
      String[] parts = word.split("@", -1);
      Prefix prefix = Objects.requireNonNull(Prefix.parse(parts[0]));
      statics.add(new AddressSpec(prefix, parts.length > 1 ? parts[1] : "", 0, null, null));
    }
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
        new StaticSpec(statics, List.of(), List.of(), List.of()),
        lease);
  }
}
