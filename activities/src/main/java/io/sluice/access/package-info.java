/**
 * Which connections and which folder a request may use. Start at {@link io.sluice.access.Connections}. Knows names and permissions; what
 * lies behind a connection is the connectors' business.
 */
@NullMarked
package io.sluice.access;

import org.jspecify.annotations.NullMarked;
