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
import org.jspecify.annotations.Nullable;

/** Makes the limiter that the {@code api_budget} of a manifest describes. */
public final class Budgets {
    private Budgets() {}

    /** The clock must run: a limiter that waits by a clock that stands would wait for ever. */
    public static Limiter of(@Nullable Component budget, Scope scope, Clock clock) {
        if (budget == null) {
            return Limiter.none();
        }
        var policies = budget.children("policies").stream()
                .map(policy -> policy(policy, scope, clock))
                .toList();
        return new ApiBudget(
                policies,
                budget.text("ratelimit_remaining_header", "ratelimit-remaining"),
                budget.text("ratelimit_reset_header", "ratelimit-reset"),
                budget.has("status_codes_for_ratelimit_hit")
                        ? budget.list("status_codes_for_ratelimit_hit")
                        : List.of(429),
                clock);
    }

    private static Policy policy(Component policy, Scope scope, Clock clock) {
        var matchers = policy.children("matchers").stream()
                .map(matcher -> RequestMatcher.of(matcher, scope))
                .toList();
        return switch (policy.type()) {
            case "UnlimitedCallRatePolicy" -> new Policy(matchers, Window.UNLIMITED);
            case "FixedWindowCallRatePolicy" ->
                new Policy(
                        matchers,
                        new FixedWindow(number(policy, "call_limit", scope), span(policy, "period"), clock.instant()));
            case "MovingWindowCallRatePolicy" ->
                new Policy(
                        matchers,
                        new MovingWindow(policy.children("rates").stream()
                                .map(rate -> new Rate(number(rate, "limit", scope), span(rate, "interval")))
                                .toList()));
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
