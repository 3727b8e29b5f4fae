/**
 * The REST API seen from a command: calls, events and documents, on nothing but the JDK and Jackson, because it is loaded by
 * every short command. Start at {@link Api}.
 */
@NullMarked
package io.sluice.standalone.client;

import org.jspecify.annotations.NullMarked;
