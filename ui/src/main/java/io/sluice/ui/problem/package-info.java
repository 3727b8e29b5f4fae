/** How errors are told: RFC 9457 with a stable code and the next action. Start at {@link io.sluice.ui.problem.ApiProblem}. */
@NullMarked
package io.sluice.ui.problem;

import org.jspecify.annotations.NullMarked;
