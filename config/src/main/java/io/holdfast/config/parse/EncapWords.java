package io.holdfast.config.parse;

import io.holdfast.config.text.CNumbers;
import io.holdfast.config.text.Word;
import io.holdfast.core.spec.host.EncapSpec;
import io.holdfast.wire.ip.Family;
import io.holdfast.wire.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what follows {@code encap} in a route line. Use once. */
final class EncapWords {
  private static final Set<String> IP_OPTIONS =
      Set.of("id", "dst", "src", "tos", "tc", "ttl", "hoplimit", "flags");
  private static final int MAX_LABEL = 0xf_ffff;
  private static final int LOCATOR_GROUPS = 4;
  private static final int HEX = 16;

  private final LineCursor line;
  private @Nullable Long id;
  private @Nullable IpAddress destination;
  private @Nullable IpAddress source;
  private int tos = -1;
  private int ttl = -1;
  private int flags = -1;

  EncapWords(LineCursor line) {
    this.line = line;
  }

  /** Returns the encapsulation; null when it is none, or after a diagnostic. */
  @Nullable EncapSpec read() {
    Word kind = line.value();
    if (kind == null) {
      return null;
    }
    return switch (kind.text()) {
      case "ip" -> ip(Family.IPV4);
      case "ip6" -> ip(Family.IPV6);
      case "mpls" -> mpls(line.value());
      case "ila" -> ila(line.value());
      default -> {
        line.drop(kind, "Unknown encap type - " + kind.text());
        yield null;
      }
    };
  }

  private EncapSpec ip(Family family) {
    while (line.hasNext() && IP_OPTIONS.contains(line.peek().text())) {
      String option = line.next().text();
      Word value = line.value();
      if (value != null) {
        ip(option, value.text());
      }
    }
    return new EncapSpec.Ip(family, id, destination, source, tos, ttl, flags);
  }

  private void ip(String option, String text) {
    Long number = CNumbers.parse(text);
    int small = number == null ? -1 : number.intValue();
    switch (option) {
      case "id" -> id = number;
      case "dst" -> destination = IpAddress.parse(text);
      case "src" -> source = IpAddress.parse(text);
      case "tos", "tc" -> tos = small;
      case "ttl", "hoplimit" -> ttl = small;
      default -> flags = small;
    }
  }

  private @Nullable EncapSpec mpls(@Nullable Word value) {
    if (value == null) {
      return null;
    }
    List<Integer> labels = new ArrayList<>();
    for (String part : value.text().split("/", -1)) {
      Long label = CNumbers.parse(part);
      if (label == null || label < 0 || label > MAX_LABEL) {
        return null;
      }
      labels.add(label.intValue());
    }
    return new EncapSpec.Mpls(labels);
  }

  private static @Nullable EncapSpec ila(@Nullable Word value) {
    String[] groups = value == null ? new String[0] : value.text().split(":", -1);
    if (groups.length != LOCATOR_GROUPS) {
      return null;
    }
    long locator = 0;
    for (String group : groups) {
      Long number = group.length() > LOCATOR_GROUPS ? null : hexadecimal(group);
      if (number == null) {
        return null;
      }
      locator = locator << Short.SIZE | number;
    }
    return new EncapSpec.Ila(locator);
  }

  private static @Nullable Long hexadecimal(String text) {
    long value = 0;
    for (int index = 0; index < text.length(); index++) {
      int digit = Character.digit(text.charAt(index), HEX);
      if (digit < 0) {
        return null;
      }
      value = value * HEX + digit;
    }
    return text.isEmpty() ? null : Long.valueOf(value);
  }
}
