package io.holdfast.bench.scenario;

import io.holdfast.bench.report.Contender;
import java.util.Set;

/**
 * A scenario with its name. Immutable.
 *
 * @param name what {@code --rows} calls it
 * @param title what it is about, for people
 * @param seconds how long a run takes, all contenders together
 * @param contenders who takes part
 * @param scenario what it does
 */
public record Row(
    String name, String title, int seconds, Set<Contender> contenders, Scenario scenario) {}
