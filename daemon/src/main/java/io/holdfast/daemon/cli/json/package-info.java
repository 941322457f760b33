/** JSON as the commands print it: a thin layer over Jackson's generator. Knows no configuration. */
@NullMarked
package io.holdfast.daemon.cli.json;

import org.jspecify.annotations.NullMarked;
