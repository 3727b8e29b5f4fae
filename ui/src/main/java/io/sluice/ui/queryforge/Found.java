package io.sluice.ui.queryforge;

import io.sluice.request.Pace;
import io.sluice.store.Store;
import io.sluice.store.StoredRequest;
import io.sluice.ui.problem.ApiProblem;
import io.sluice.ui.problem.Where;
import org.springframework.stereotype.Component;

/** Looks pipelines up. */
@Component
class Found {

    private final Store store;

    Found(Store store) {
        this.store = store;
    }

    StoredRequest any(String id) {
        return store.requests().find(id).orElseThrow(() -> ApiProblem.unknownRequest(id));
    }

    /** A request that runs in one go takes no steps from outside. */
    StoredRequest stepwise(String id) {
        var request = any(id);
        if (request.pace() != Pace.STEP_BY_STEP) {
            throw ApiProblem.conflict(
                    "not_step_by_step",
                    "request " + request.id() + " runs in one go",
                    "Follow it: " + Where.request(request.id()) + ".");
        }
        return request;
    }
}
