package io.sluice.sandbox;

/** The sandbox itself failed, not the step: the engine is gone, the image is missing, a disk is full. A retry may cure it. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }

    public SandboxException(String message) {
        super(message);
    }
}
