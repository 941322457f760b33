package io.holdfast.core.spec.host;

/**
 * One metric of a route.
 *
 * @param metric which
 * @param value 0..4294967295, in the unit of the metric
 * @param locked whether the kernel must not change it ({@code lock})
 */
public record MetricSpec(RouteMetric metric, long value, boolean locked) {}
