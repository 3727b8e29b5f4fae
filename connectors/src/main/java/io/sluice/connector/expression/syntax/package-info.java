/**
 * Template text to closures: tokens, expressions by binding power, the few statements. Start at {@link
 * io.sluice.connector.expression.syntax.TemplateParser}. Everything that can be decided once is decided while parsing.
 */
@NullMarked
package io.sluice.connector.expression.syntax;

import org.jspecify.annotations.NullMarked;
