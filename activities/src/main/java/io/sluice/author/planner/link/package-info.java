/** Links words of a sentence to names of the catalog. Start at {@link io.sluice.author.planner.link.Linker}. No I/O. */
@NullMarked
package io.sluice.author.planner.link;

import org.jspecify.annotations.NullMarked;
