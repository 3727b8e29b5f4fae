package io.sluice.author.model;

import dev.langchain4j.model.output.TokenUsage;
import io.sluice.author.BudgetSpent;
import io.sluice.author.model.ModelSettings.Budget;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the requests of late have used of a model, and whether they may use more. */
final class Spending {

    private static final int REMEMBERED = 10_000;

    private final Budget budget;
    private final Map<String, Used> used = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** {@code largest} is the costliest exchange so far. */
    private record Used(long tokens, double money, long largestTokens, double largestMoney) {
        static final Used NOTHING = new Used(0, 0, 0, 0);

        Used plus(long more, double cost) {
            return new Used(tokens + more, money + cost, Math.max(largestTokens, more), Math.max(largestMoney, cost));
        }
    }

    Spending(Budget budget) {
        this.budget = budget;
    }

    /** Throws when the request has used what it may. */
    synchronized void check(String request) {
        var so = used.getOrDefault(request, Used.NOTHING);
        if (budget.tokens() > 0 && so.tokens() >= budget.tokens()) {
            throw new BudgetSpent("the request has used its " + budget.tokens() + " tokens");
        }
        if (budget.money() > 0 && so.money() >= budget.money()) {
            throw new BudgetSpent("the request has used its budget of " + budget.money());
        }
    }

    /** Throws unless another exchange as costly as the costliest so far leaves room for one more, a repair. */
    synchronized void checkRoom(String request) {
        check(request);
        var so = used.getOrDefault(request, Used.NOTHING);
        if (budget.tokens() > 0 && so.tokens() + 2 * so.largestTokens() > budget.tokens()
                || budget.money() > 0 && so.money() + 2 * so.largestMoney() > budget.money()) {
            throw new BudgetSpent("the rest of the request's budget is kept for a repair");
        }
    }

    synchronized void add(String request, @Nullable TokenUsage usage) {
        if (usage == null) {
            return;
        }
        var input = usage.inputTokenCount() == null ? 0 : usage.inputTokenCount();
        var output = usage.outputTokenCount() == null ? 0 : usage.outputTokenCount();
        var money = (input * budget.inputPrice() + output * budget.outputPrice()) / 1_000_000;
        used.put(request, used.getOrDefault(request, Used.NOTHING).plus(input + output, money));
    }
}
