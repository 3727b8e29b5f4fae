package io.sluice.connector.rows;

import java.util.List;

/** The conditions over other conditions. */
final class JoinedFilter {

    private JoinedFilter() {}

    static final class Negation extends RowFilter {
        private final RowFilter inner;

        Negation(RowFilter inner) {
            this.inner = inner;
        }

        @Override
        Answer test(Fields row) {
            return switch (inner.test(row)) {
                case YES -> Answer.NO;
                case NO -> Answer.YES;
                case UNKNOWN -> Answer.UNKNOWN;
            };
        }
    }

    /** All of several conditions (decided by the first NO) or any of them (decided by the first YES). */
    static final class Several extends RowFilter {
        private final RowFilter[] filters;
        private final Answer decisive;

        Several(List<RowFilter> filters, Answer decisive) {
            this.filters = filters.toArray(RowFilter[]::new);
            this.decisive = decisive;
        }

        @Override
        Answer test(Fields row) {
            var answer = decisive == Answer.NO ? Answer.YES : Answer.NO;
            for (var filter : filters) {
                var one = filter.test(row);
                if (one == decisive) {
                    return one;
                }
                answer = one == Answer.UNKNOWN ? one : answer;
            }
            return answer;
        }
    }
}
