/** Workers and ui as processes of their own, as docker-compose.yml starts them. */
@NullMarked
package io.sluice.standalone.fleet;

import org.jspecify.annotations.NullMarked;
