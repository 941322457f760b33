package io.holdfast.config.cluster;

import io.holdfast.config.Origins;
import io.holdfast.core.spec.Configuration;

/**
 * A host of a cluster.
 *
 * @param name what findings and the picture call it
 * @param configuration what it runs
 * @param origins where that is written
 */
public record ClusterHost(String name, Configuration configuration, Origins origins) {}
