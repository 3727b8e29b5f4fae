package io.sluice.standalone.home;

/** A setting that cannot be used; the message names it and says what would do. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
