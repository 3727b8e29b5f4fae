/** Questions of a batch, each answered while its caller waits. Start at {@link io.sluice.ui.ask.AskController}. */
@NullMarked
package io.sluice.ui.ask;

import org.jspecify.annotations.NullMarked;
