/**
 * {@code holdfast config}: shows the effective configuration of a file, and what a reload from one
 * file to another would do. Changes nothing and needs no rights.
 */
@NullMarked
package io.holdfast.daemon.cli.config;

import org.jspecify.annotations.NullMarked;
