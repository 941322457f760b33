/** Where the time of a run goes, by the JVM's flight recorder. */
@NullMarked
package io.holdfast.bench.profile;

import org.jspecify.annotations.NullMarked;
