/**
 * What is really there, and whether a draft fits it: a fault found here costs no sandbox run. Start at {@link
 * io.sluice.inspect.Inspector}; {@link io.sluice.inspect.Catalogs} shows an author all that it may name. Reads only.
 */
@NullMarked
package io.sluice.inspect;

import org.jspecify.annotations.NullMarked;
