/** A manifest as the mock reads it: references and parameters resolved, nothing interpreted. Start at {@link io.sluice.connector.mockapi.definition.Definition}. */
@NullMarked
package io.sluice.connector.mockapi.definition;

import org.jspecify.annotations.NullMarked;
