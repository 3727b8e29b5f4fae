/** How a request says who asks. Start at {@link io.sluice.connector.manifest.auth.Authenticators}. */
@NullMarked
package io.sluice.connector.manifest.auth;

import org.jspecify.annotations.NullMarked;
