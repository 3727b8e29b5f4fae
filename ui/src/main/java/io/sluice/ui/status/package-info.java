/** What runs and whether it is well. Start at {@link io.sluice.ui.status.Installation}. */
@NullMarked
package io.sluice.ui.status;

import org.jspecify.annotations.NullMarked;
