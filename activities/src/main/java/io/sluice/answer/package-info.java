/** Questions: one guarded query, run once and read only, whose rows are kept for the page. Start at {@link io.sluice.answer.Answerer}. */
@NullMarked
package io.sluice.answer;

import org.jspecify.annotations.NullMarked;
