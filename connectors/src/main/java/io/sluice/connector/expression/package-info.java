/**
 * The expressions of manifests: Jinja templates over Python values, compiled once and run per record. Start at {@link
 * io.sluice.connector.expression.Expressions}. Nothing here reads a file, a socket or a clock that was not given.
 */
@NullMarked
package io.sluice.connector.expression;

import org.jspecify.annotations.NullMarked;
