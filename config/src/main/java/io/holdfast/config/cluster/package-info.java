/**
 * The files of several hosts read as one cluster: {@link io.holdfast.config.cluster.ClusterCheck}
 * finds what no single file shows and draws who would be master. Pure.
 */
@NullMarked
package io.holdfast.config.cluster;

import org.jspecify.annotations.NullMarked;
