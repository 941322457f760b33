package io.holdfast.core.scenario;

import io.holdfast.core.spec.GlobalBuilder;
import io.holdfast.core.spec.GlobalSpec;
import io.holdfast.core.spec.StaticSpec;
import io.holdfast.core.spec.SystemSpec;
import io.holdfast.core.spec.TrackGroupSpec;
import io.holdfast.core.spec.host.ItemTracking;
import io.holdfast.core.spec.host.NexthopSpec;
import io.holdfast.core.spec.host.RouteSpec;
import io.holdfast.core.spec.host.RoutingItem;
import io.holdfast.core.spec.host.RuleAction;
import io.holdfast.core.spec.host.RuleSpec;
import io.holdfast.wire.ip.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Routes {@code PREFIX[@INTERFACE][+INTERFACE]} and rules {@code PREFERENCE:PREFIX[@INTERFACE]};
 * {@code !} at the end for {@code no_track}, {@code =GROUP} for {@code track_group}.
 */
final class RoutingWords {
  private RoutingWords() {}

  static List<RouteSpec> routes(String[] words) {
    List<RouteSpec> routes = new ArrayList<>();
    for (String word : words) {
      routes.add(route(word));
    }
    return routes;
  }

  static List<RuleSpec> rules(String[] words) {
    List<RuleSpec> rules = new ArrayList<>();
    for (String word : words) {
      rules.add(rule(word));
    }
    return rules;
  }

  /** A route, or a rule where there is a preference. */
  static RoutingItem item(String word) {
    return word.matches("\\d{1,3}:.*") ? rule(word) : route(word);
  }

  /** {@code static [routes LIST] [rules LIST] [group NAME MEMBERS]...}. */
  static GlobalSpec addStatics(Words words, GlobalSpec global) {
    List<RouteSpec> routes = List.of();
    List<RuleSpec> rules = List.of();
    List<TrackGroupSpec> groups = new ArrayList<>();
    while (words.hasNext()) {
      switch (words.next()) {
        case "routes" -> routes = routes(words.list());
        case "rules" -> rules = rules(words.list());
        default -> groups.add(new TrackGroupSpec(words.next(), List.of(words.list())));
      }
    }
    SystemSpec system = global.system();
    return GlobalBuilder.of(global)
        .system(
            system.withStatics(new StaticSpec(system.statics().addresses(), routes, rules, groups)))
        .build();
  }

  private static RouteSpec route(String word) {
    String[] parts = bare(word).split("[@+]", -1);
    Prefix prefix = prefix(parts[0]);
    List<NexthopSpec> ways = new ArrayList<>();
    for (int index = 1; index < parts.length; index++) {
      ways.add(new NexthopSpec(null, parts[index], 1, false, null, 0));
    }
    boolean isOne = ways.size() == 1;
    return new RouteSpec(
        prefix.address().family(),
        RouteSpec.UNICAST,
        prefix,
        null,
        null,
        isOne ? ways.get(0) : NexthopSpec.NONE,
        isOne ? List.of() : ways,
        RouteSpec.UNSET,
        "",
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.PROTOCOL_KEEPALIVED,
        RouteSpec.UNSET,
        List.of(),
        "",
        false,
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.Insertion.PREPEND,
        tracking(word));
  }

  private static RuleSpec rule(String word) {
    int colon = word.indexOf(':');
    String[] parts = bare(word.substring(colon + 1)).split("@", -1);
    Prefix prefix = prefix(parts[0]);
    return new RuleSpec(
        prefix.address().family(),
        false,
        prefix,
        null,
        Long.parseLong(word.substring(0, colon)),
        new RuleAction.Lookup(100),
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        RouteSpec.UNSET,
        parts.length > 1 ? parts[1] : "",
        "",
        null,
        null,
        RouteSpec.PROTOCOL_KEEPALIVED,
        RouteSpec.UNSET,
        null,
        null,
        tracking(word));
  }

  private static String bare(String word) {
    return word.replaceFirst("(!|=.*)$", "");
  }

  private static ItemTracking tracking(String word) {
    int group = word.indexOf('=');
    if (group >= 0) {
      return new ItemTracking(true, word.substring(group + 1));
    }
    return word.endsWith("!") ? ItemTracking.UNWATCHED : ItemTracking.WATCHED;
  }

  private static Prefix prefix(String text) {
    @Nullable Prefix prefix = Prefix.parse(text);
    return Objects.requireNonNull(prefix, text);
  }
}
