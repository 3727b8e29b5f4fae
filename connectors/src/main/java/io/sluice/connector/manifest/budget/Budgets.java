package io.sluice.connector.manifest.budget;

import io.sluice.connector.expression.python.Numbers;
import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.python.Types;
import io.sluice.connector.expression.time.IsoTime;
import io.sluice.connector.manifest.component.Component;
import io.sluice.connector.manifest.component.Scope;
import io.sluice.connector.manifest.http.Limiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the limiter that the {@code api_budget} of a manifest describes. */
public final class Budgets {
    private Budgets() {}

    /** What all that read one connection keep in {@code book}. The clock must run: who waits by a clock that stands waits for ever. */
    public static Limiter of(@Nullable Component budget, Scope scope, CallBook book, Clock clock) {
        if (budget == null) {
            return new ApiBudget(List.of(), headers(null), book, clock);
        }
        var described = budget.children("policies");
        var policies = IntStream.range(0, described.size())
                .mapToObj(i -> policy(described.get(i), scope, window -> new Counter(window, book, i + 1, clock)))
                .toList();
        return new ApiBudget(policies, headers(budget), book, clock);
    }

    private static ApiBudget.Headers headers(@Nullable Component budget) {
        return budget == null
                ? new ApiBudget.Headers("", "", List.of())
                : new ApiBudget.Headers(
                        budget.text("ratelimit_remaining_header", "ratelimit-remaining"),
                        budget.text("ratelimit_reset_header", "ratelimit-reset"),
                        budget.has("status_codes_for_ratelimit_hit")
                                ? budget.list("status_codes_for_ratelimit_hit")
                                : List.of(429L));
    }

    private static Policy policy(Component policy, Scope scope, Function<Window, Counter> counter) {
        var matchers = policy.children("matchers").stream()
                .map(matcher -> RequestMatcher.of(matcher, scope))
                .toList();
        return new Policy(matchers, counter.apply(window(policy, scope)));
    }

    private static Window window(Component policy, Scope scope) {
        return switch (policy.type()) {
            case "UnlimitedCallRatePolicy" -> Window.UNLIMITED;
            case "FixedWindowCallRatePolicy" ->
                new FixedWindow(new Rate(number(policy, "call_limit", scope), span(policy, "period")));
            case "MovingWindowCallRatePolicy" ->
                new MovingWindow(policy.children("rates").stream()
                        .map(rate -> new Rate(number(rate, "limit", scope), span(rate, "interval")))
                        .toList());
            default -> throw policy.invalid("is no call rate policy that this version knows");
        };
    }

    static long number(Component component, String field, Scope scope) {
        var value = component.interpolated(field).value(scope);
        if (!Types.isInteger(value) || Numbers.toBig(value).signum() <= 0) {
            throw component.invalid(field + " is no positive whole number: " + value);
        }
        return Numbers.toBig(value).longValue();
    }

    private static Duration span(Component component, String field) {
        try {
            if (IsoTime.duration(component.text(field, "")) instanceof Duration span && span.isPositive()) {
                return span;
            }
        } catch (PythonError e) {
            // said below
        }
        throw component.invalid(field + " is no span such as PT1H: " + component.plain(field));
    }
}
