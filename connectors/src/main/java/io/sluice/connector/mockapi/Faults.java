package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.definition.Tree;
import io.sluice.connector.mockapi.http.Answer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Each endpoint once says "too many requests" and once fails, unless the manifest would give up on that. */
final class Faults {
    private static final Set<String> TRIED_AGAIN = Set.of("RETRY", "RATE_LIMITED");

    private final boolean limits;
    private final boolean fails;
    private final AtomicInteger calls = new AtomicInteger();

    private Faults(boolean limits, boolean fails) {
        this.limits = limits;
        this.fails = fails;
    }

    static Faults of(Map<String, @Nullable Object> requester) {
        var handler = requester.get("error_handler");
        return new Faults(triesAgain(handler, 429), triesAgain(handler, 500));
    }

    private static boolean triesAgain(@Nullable Object handler, int status) {
        var map = Tree.map(handler);
        if (Integer.valueOf(0).equals(map.get("max_retries"))) {
            return false;
        }
        for (var filter : Tree.list(map.get("response_filters"))) {
            var codes = Tree.list(Tree.at(filter, "http_codes")).stream()
                    .map(Object::toString)
                    .toList();
            var action = Tree.textAt(filter, "action");
            if (codes.contains(String.valueOf(status)) && !action.isEmpty()) {
                return TRIED_AGAIN.contains(action);
            }
        }
        return Tree.list(map.get("error_handlers")).stream().allMatch(inner -> triesAgain(inner, status));
    }

    void startOver() {
        calls.set(0);
    }

    /** The first call is too early, the third meets a failure. */
    @Nullable
    Answer next() {
        var call = calls.incrementAndGet();
        if (call == 1 && limits) {
            return Answer.refused(429, "too many requests").with("Retry-After", "0");
        }
        return call == 3 && fails ? Answer.refused(500, "something went wrong, try again") : null;
    }
}
