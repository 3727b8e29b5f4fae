package io.sluice.connector.mockapi;

import io.sluice.connector.mockapi.http.Answer;
import io.sluice.connector.mockapi.http.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers every request: finds its endpoint, lets it in or not, fails on purpose, and otherwise gives the page asked for. */
final class Desk {
    private static final int MOST_CALLS = 20_000;

    private final List<Endpoint> endpoints;
    private final TokenDesk tokens;
    private final Scope scope;
    private final String base;
    private final List<Seen> seen = new ArrayList<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private boolean later;

    Desk(List<Endpoint> endpoints, TokenDesk tokens, Scope scope, String base) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.scope = scope;
        this.base = base;
    }

    synchronized void begin(boolean laterState) {
        later = laterState;
        seen.clear();
        endpoints.forEach(endpoint -> endpoint.faults().startOver());
    }

    synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    synchronized List<String> doubts() {
        return List.copyOf(doubts);
    }

    synchronized Answer answer(Call call) {
        var token = tokens.answer(call);
        var endpoint = token == null ? find(call) : null;
        var answer = token != null ? token : endpoint == null ? unknown(call) : at(endpoint, call);
        var streams = endpoint == null ? Set.<String>of() : endpoint.streams();
        seen.add(new Seen(
                call.method(), call.path(), call.query(), call.headers(), call.body(), answer.status(), streams));
        return answer;
    }

    private static Answer unknown(Call call) {
        return Answer.refused(404, "there is no " + call.method() + " " + call.plainPath());
    }

    /** Of all endpoints whose form fits, the one that fits most closely. */
    private @Nullable Endpoint find(Call call) {
        var path = call.plainPath();
        return endpoints.stream()
                .filter(endpoint -> endpoint.form().method().equals(call.method())
                        && (endpoint.form().path().read(path) != null
                                || endpoint.form().path().read(call.path()) != null))
                .min(Comparator.<Endpoint>comparingLong(
                                endpoint -> endpoint.form().missing(call))
                        .thenComparing(endpoint -> -endpoint.form().path().fixedLetters())
                        .thenComparing(endpoint -> -endpoint.form().values().size()))
                .orElse(null);
    }

    private Answer at(Endpoint endpoint, Call call) {
        if (seen.size() > MOST_CALLS) {
            return Answer.refused(400, "this goes on and on: a client that reads the pages is done by now");
        }
        var objection = endpoint.credentials().objection(call, tokens);
        if (objection != null) {
            return Answer.refused(401, objection);
        }
        var fault = endpoint.faults().next();
        if (fault != null) {
            return fault;
        }
        var wanted = endpoint.pageSize();
        if (wanted != null
                && !call.query().contains(Pages.MARK)
                && !wanted.text().equals(wanted.place().in(call))) {
            return Answer.refused(400, "the page size must be " + wanted.text() + " at " + wanted.place());
        }
        return page(endpoint, call);
    }

    private Answer page(Endpoint endpoint, Call call) {
        var pages = new Pages(endpoint, call, scope, base, later);
        var index = pages.wanted();
        if (index < 0) {
            return Answer.refused(400, "there is no such page");
        }
        var page = pages.page(index);
        if (!pages.understood()) {
            doubts.addAll(endpoint.streams());
        }
        var answer = endpoint.encoding().answer(page.body());
        for (Map.Entry<String, String> header : page.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return answer;
    }
}
