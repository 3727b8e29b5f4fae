/**
 * The author that asks a language model. Start at {@link io.sluice.author.model.ModelAuthor}. The only package that sees langchain4j. What
 * a model replies is untrusted: it becomes a typed pipeline or nothing, and passes the same inspection and guards as any other draft.
 */
@NullMarked
package io.sluice.author.model;

import org.jspecify.annotations.NullMarked;
