/** What a measurement needs around it: hosts, the daemons on them, the other side's adverts. */
@NullMarked
package io.holdfast.bench.stage;

import org.jspecify.annotations.NullMarked;
