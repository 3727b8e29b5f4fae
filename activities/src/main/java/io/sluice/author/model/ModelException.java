package io.sluice.author.model;

/** The model gave nothing usable: unreachable, too slow, over its limits, or not the agreed form. */
public final class ModelException extends RuntimeException {

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
