package io.holdfast.config.text;

import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What configuration text can ask of its surroundings.
 *
 * @param configId the id that {@code @ID} lines are compared with, also {@code ${_INSTANCE}}
 * @param variables the environment variables for {@code ${_ENV NAME}}
 * @param random the numbers for {@code ${_RANDOM}}
 * @param includeChecks what every include statement insists on (all with option {@code -e})
 */
public record TextEnvironment(
    String configId,
    Map<String, String> variables,
    RandomGenerator random,
    Set<IncludeCheck> includeChecks) {

  /** Copies the collections. */
  public TextEnvironment {
    variables = Map.copyOf(variables);
    includeChecks = Set.copyOf(includeChecks);
  }
}
