/** Tries configured connections. Start at {@link io.sluice.connect.ConnectionChecker}. Reads only; what it finds is a value, not an exception. */
@NullMarked
package io.sluice.connect;

import org.jspecify.annotations.NullMarked;
