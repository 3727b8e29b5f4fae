/** Programs that are not ours: run to their end, found again after a crash, kept from being root. */
@NullMarked
package io.sluice.standalone.process;

import org.jspecify.annotations.NullMarked;
