/** What is measured, a class each, and how figures are read from captures. */
@NullMarked
package io.holdfast.bench.scenario;

import org.jspecify.annotations.NullMarked;
