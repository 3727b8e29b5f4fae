/** How fast one stream is read to nowhere, beside the reference engine. Start at {@link io.sluice.standalone.bench.read.ReadSpeed}. */
@NullMarked
package io.sluice.standalone.bench.read;

import org.jspecify.annotations.NullMarked;
