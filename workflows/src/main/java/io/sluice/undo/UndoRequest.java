package io.sluice.undo;

import io.sluice.request.Approval;

/** Which commit to take back; {@code partial} leaves rows that others changed since as they are and undoes the rest. */
public record UndoRequest(String request, boolean partial, Approval approval) {

    /** The workflow id of the undo of a request; no request's own id begins like this. */
    public String workflowId() {
        return "undo-" + request;
    }
}
