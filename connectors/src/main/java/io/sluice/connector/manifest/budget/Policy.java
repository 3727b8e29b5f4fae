package io.sluice.connector.manifest.budget;

import io.sluice.connector.manifest.http.HttpRequest;
import java.util.List;

/** Which requests a counter counts; without matchers all. */
record Policy(List<RequestMatcher> matchers, Counter counter) {

    boolean matches(HttpRequest request) {
        return matchers.isEmpty() || matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    long weight(HttpRequest request) {
        return matchers.stream()
                .filter(matcher -> matcher.matches(request))
                .findFirst()
                .map(RequestMatcher::weight)
                .orElse(1L);
    }
}
