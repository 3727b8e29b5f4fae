/** Many tasks of one kind, several at once, each written down as it ends: what was stopped goes on where it was. Questions and benches. */
@NullMarked
package io.sluice.standalone.batch;

import org.jspecify.annotations.NullMarked;
