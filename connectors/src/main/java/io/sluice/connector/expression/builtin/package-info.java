/**
 * What every template may call: filters, tests and functions, those of Jinja and those that manifests add. Start at {@link
 * io.sluice.connector.expression.builtin.Library}. The only clock is the one that the library is made with.
 */
@NullMarked
package io.sluice.connector.expression.builtin;

import org.jspecify.annotations.NullMarked;
