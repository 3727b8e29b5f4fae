/**
 * The values that expressions compute with, and what Python does to them: null is None, Long and BigInteger are int, Double is
 * float (a BigDecimal of the data counts as float), List, {@link io.sluice.connector.expression.python.Tuple}, Map, java.time.
 * Start at {@link io.sluice.connector.expression.python.Access} and {@link io.sluice.connector.expression.python.Text}.
 */
@NullMarked
package io.sluice.connector.expression.python;

import org.jspecify.annotations.NullMarked;
