/** What was measured, what it should be, and how it is told: tables, JSON and verdicts. Pure. */
@NullMarked
package io.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;
