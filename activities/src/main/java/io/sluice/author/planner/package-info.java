/**
 * The built-in author: deterministic, no key, no network. Start at {@link io.sluice.author.planner.Planner}. Every word of a sentence must be
 * accounted for by a rule or by a name of the catalog, otherwise the planner asks; no rule names a table, column or file.
 */
@NullMarked
package io.sluice.author.planner;

import org.jspecify.annotations.NullMarked;
