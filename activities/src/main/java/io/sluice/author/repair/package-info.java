/**
 * Repairs that need no model: one class a kind of fault. Start at {@link io.sluice.author.repair.Repairs}. A rule that drops or changes rows
 * which the sentence did not mention says so, and a person must agree.
 */
@NullMarked
package io.sluice.author.repair;

import org.jspecify.annotations.NullMarked;
