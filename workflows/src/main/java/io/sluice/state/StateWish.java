package io.sluice.state;

import org.jspecify.annotations.Nullable;

/**
 * {@code target} is the connection whose states are meant, {@code pipeline} a schedule's name or a qualified table, {@code stream} one of its
 * streams or all. {@code state} counts where one is set.
 */
public record StateWish(
        Action action,
        String target,
        String pipeline,
        @Nullable String stream,
        @Nullable String state) {

    /** What is to be done. */
    public enum Action {
        SHOW,
        SET,
        RESET
    }
}
