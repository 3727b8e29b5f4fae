/** From a requester component to the request that is sent. Start at {@link io.sluice.connector.manifest.request.RequestOption}. */
@NullMarked
package io.sluice.connector.manifest.request;

import org.jspecify.annotations.NullMarked;
