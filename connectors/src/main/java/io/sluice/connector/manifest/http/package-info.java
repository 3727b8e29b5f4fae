/** Requests and answers of APIs, over Camel's HTTP producer. Start at {@link io.sluice.connector.manifest.http.Http}. */
@NullMarked
package io.sluice.connector.manifest.http;

import org.jspecify.annotations.NullMarked;
