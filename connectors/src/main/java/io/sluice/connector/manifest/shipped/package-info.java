/** Manifests of public APIs that come with Sluice. Start at {@link io.sluice.connector.manifest.shipped.Shipped}; they are data and no Java. */
@NullMarked
package io.sluice.connector.manifest.shipped;

import org.jspecify.annotations.NullMarked;
