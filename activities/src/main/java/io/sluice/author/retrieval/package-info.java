/**
 * Which tables of a large catalog a sentence is about. Start at {@link io.sluice.author.retrieval.TableIndex}; what is kept of it, and that
 * nobody waits for it, is {@link io.sluice.author.retrieval.TableIndexes}.
 */
@NullMarked
package io.sluice.author.retrieval;

import org.jspecify.annotations.NullMarked;
