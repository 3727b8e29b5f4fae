/**
 * The command line: a thin REST client that attaches to the home's server or starts one. Start at {@link Main}. No Spring
 * here: a verb against a running server must answer in a blink.
 */
@NullMarked
package io.sluice.standalone.cli;

import org.jspecify.annotations.NullMarked;
