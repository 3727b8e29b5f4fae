/** The sandbox on a Docker engine: warm containers, each used once. Start at {@link io.sluice.sandbox.docker.DockerSandbox}. */
@NullMarked
package io.sluice.sandbox.docker;

import org.jspecify.annotations.NullMarked;
