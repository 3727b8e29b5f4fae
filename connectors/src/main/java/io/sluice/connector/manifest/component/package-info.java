/**
 * A manifest as a tree of components: references resolved, parameters handed down, expressions compiled. Start at {@link
 * io.sluice.connector.manifest.component.Component}. Nothing here sends a request.
 */
@NullMarked
package io.sluice.connector.manifest.component;

import org.jspecify.annotations.NullMarked;
