/** Times as manifests write them. Start at {@link io.sluice.connector.mockapi.time.TimeFormat}. */
@NullMarked
package io.sluice.connector.mockapi.time;

import org.jspecify.annotations.NullMarked;
