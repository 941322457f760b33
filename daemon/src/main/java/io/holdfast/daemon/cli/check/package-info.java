/**
 * {@code holdfast check}: reads one file, or the files of a whole cluster, and reports what is
 * wrong with them as text, JSON or SARIF. Changes nothing and needs no rights.
 */
@NullMarked
package io.holdfast.daemon.cli.check;

import org.jspecify.annotations.NullMarked;
