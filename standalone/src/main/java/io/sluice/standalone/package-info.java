/** All of Sluice in one process. Start at {@code cli.Main}; {@code Server} puts the parts together. */
@NullMarked
package io.sluice.standalone;

import org.jspecify.annotations.NullMarked;
