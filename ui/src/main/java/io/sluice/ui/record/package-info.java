/**
 * The records of a connection's stream, as they are read. This module knows no connectors: whoever composes it brings
 * {@link io.sluice.ui.record.Records}. Start at {@link io.sluice.ui.record.RecordsController}.
 */
@NullMarked
package io.sluice.ui.record;

import org.jspecify.annotations.NullMarked;
