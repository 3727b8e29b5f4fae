/**
 * A stand-in for the API that a declarative manifest describes, served over HTTP on loopback: pages, parents, slices, credentials, faults
 * and a later state of the data, all derived from the manifest and a seed. Start at {@link io.sluice.connector.mockapi.MockApi}. It shares
 * nothing with the engine that reads manifests (a test holds it to that): what proves the engine must not repeat its mistakes.
 */
@NullMarked
package io.sluice.connector.mockapi;

import org.jspecify.annotations.NullMarked;
