/**
 * Declarative manifests: an API described in YAML, read without a line of Java. Start at {@link
 * io.sluice.connector.manifest.Manifest}. Nothing here knows a target, a workflow or the store.
 */
@NullMarked
package io.sluice.connector.manifest;

import org.jspecify.annotations.NullMarked;
