/**
 * A small grammar engine: productions written as phrases with slots, matched with backtracking and memory. Start at
 * {@link io.sluice.author.planner.grammar.Grammar}. It knows words and positions, nothing of data.
 */
@NullMarked
package io.sluice.author.planner.grammar;

import org.jspecify.annotations.NullMarked;
