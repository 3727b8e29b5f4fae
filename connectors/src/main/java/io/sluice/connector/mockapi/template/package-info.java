/**
 * A small reading of the expressions in a manifest, enough to find out what a client will do with an answer. Start at {@link
 * io.sluice.connector.mockapi.template.Template}. Written apart from the engine's expressions on purpose: a mistake made there is not
 * repeated here. What it does not know it says ({@link io.sluice.connector.mockapi.template.Unreadable}), and the caller leaves that part
 * unchecked.
 */
@NullMarked
package io.sluice.connector.mockapi.template;

import org.jspecify.annotations.NullMarked;
