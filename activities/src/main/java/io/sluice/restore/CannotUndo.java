package io.sluice.restore;

/** Nothing of a commit can be taken back; the message says why, to a person. */
final class CannotUndo extends RuntimeException {

    CannotUndo(String reason) {
        super(reason);
    }
}
