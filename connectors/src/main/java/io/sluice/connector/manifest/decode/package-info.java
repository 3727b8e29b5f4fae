/** What the bytes of an answer hold: JSON, JSON lines, text lines, XML, CSV, packed or not. Start at {@link io.sluice.connector.manifest.decode.Decoder}. */
@NullMarked
package io.sluice.connector.manifest.decode;

import org.jspecify.annotations.NullMarked;
