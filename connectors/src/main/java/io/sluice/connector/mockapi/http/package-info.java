/** A small HTTP/1.1 server on loopback that sends header names as they are given. Start at {@link io.sluice.connector.mockapi.http.LoopbackServer}. */
@NullMarked
package io.sluice.connector.mockapi.http;

import org.jspecify.annotations.NullMarked;
