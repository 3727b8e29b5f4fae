package io.sluice.connector.manifest.fault;

import io.sluice.connector.Fault;
import io.sluice.connector.manifest.http.HttpResponse;

/** What a handler makes of an answer, before it is known how often the request was sent. */
record Resolution(Action action, Fault fault, String message) {
    static final Resolution SUCCESS = new Resolution(Action.SUCCESS, Fault.CONTRACT_BROKEN, "");

    /** What the reference engine does without a filter; a status that it does not know is tried again. */
    static Resolution of(HttpResponse response) {
        var status = response.status();
        return new Resolution(
                switch (status) {
                    case 400, 401, 403, 404, 405 -> Action.FAIL;
                    case 429 -> Action.RATE_LIMITED;
                    default -> status < 400 ? Action.SUCCESS : Action.RETRY;
                },
                fault(status),
                "");
    }

    static Fault fault(int status) {
        return switch (status) {
            case 401 -> Fault.UNAUTHORIZED;
            case 403 -> Fault.FORBIDDEN;
            case 404, 410 -> Fault.NOT_FOUND;
            case 429 -> Fault.RATE_LIMITED;
            case 408 -> Fault.OVERLOADED;
            default -> status >= 500 ? Fault.OVERLOADED : Fault.CONTRACT_BROKEN;
        };
    }
}
