/**
 * What may run: untrusted SQL and Bash are parsed by real grammars and pass allow-lists, or are refused with a rule.
 * Start at {@link io.sluice.guard.SqlGuard} and {@link io.sluice.guard.BashGuard}. Pure: no database, file or process;
 * what is not understood is refused, and what runs is the re-serialised tree, never the author's text.
 */
@NullMarked
package io.sluice.guard;

import org.jspecify.annotations.NullMarked;
