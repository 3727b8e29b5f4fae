/** Hand-written SQL. Start at {@link io.sluice.ui.query.QueryController}. */
@NullMarked
package io.sluice.ui.query;

import org.jspecify.annotations.NullMarked;
