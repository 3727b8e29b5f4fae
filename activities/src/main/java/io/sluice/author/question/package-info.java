/**
 * Questions over several tables without a model: noun phrases become tables with conditions, relations between them become paths over
 * keys. Start at {@link io.sluice.author.question.Questioner}. A phrase that fits two columns or two paths equally well is not answered.
 */
@NullMarked
package io.sluice.author.question;

import org.jspecify.annotations.NullMarked;
