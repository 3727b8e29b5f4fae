/**
 * What a manifest's {@code spec} asks a person for, and whether what was given fits it. Start at {@link
 * io.sluice.connector.manifest.settings.Settings}. No secret is repeated in what is said about it.
 */
@NullMarked
package io.sluice.connector.manifest.settings;

import org.jspecify.annotations.NullMarked;
