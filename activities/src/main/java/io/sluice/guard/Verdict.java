package io.sluice.guard;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sluice.pipeline.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a guard says about a text: one of three kinds of work that may run, or the reason why it may not. */
public sealed interface Verdict {

    /** Whether the text may run. */
    default boolean accepted() {
        return !(this instanceof Rejected);
    }

    /** SQL that may run: the re-serialised statements, in order. */
    record Sql(List<SafeStatement> statements) implements Verdict {
        public Sql {
            statements = List.copyOf(statements);
        }

        /** A question reads and does nothing else. */
        public boolean readOnly() {
            return statements.stream().allMatch(statement -> statement.kind() == SafeStatement.Kind.READ);
        }

        public Set<TableRef> reads() {
            return statements.stream().flatMap(each -> each.reads().stream()).collect(toUnmodifiableSet());
        }

        public Set<TableRef> writes() {
            return statements.stream().flatMap(each -> each.writes().stream()).collect(toUnmodifiableSet());
        }

        /** The statements with the outputs of steps replaced by the tables that hold them; see {@link SafeStatement#rewrite}. */
        public List<String> rewrite(Map<String, TableRef> outputs) {
            return statements.stream().map(each -> each.rewrite(outputs)).toList();
        }
    }

    /** A {@code COPY … FROM} or {@code LOAD DATA}: it never runs as SQL, a load step does its work. */
    record Load(LoadRequest request) implements Verdict {}

    /** A Bash script that may run in a sandbox, and the fixed paths that it names. */
    record Bash(String script, Set<String> reads, Set<String> writes) implements Verdict {
        public Bash {
            reads = Set.copyOf(reads);
            writes = Set.copyOf(writes);
        }
    }

    /** Refused: the rule, the offending token, and a message that says what is wrong; then, behind a semicolon, what to do. */
    record Rejected(Rule rule, String token, String message) implements Verdict {

        /** The refusal as a fault that the author may repair. */
        public Problem problem(String phase, int step) {
            var cut = message.indexOf("; ");
            var wrong = cut < 0 ? message : message.substring(0, cut) + ".";
            var next = cut < 0 ? "Write the step differently" : message.substring(cut + 2);
            return new Problem(kind(), phase, step, rule.id() + ": " + wrong, token, next);
        }

        private Problem.Kind kind() {
            return switch (rule) {
                case SYNTAX, EMPTY, UNTERMINATED -> Problem.Kind.SYNTAX;
                case BACKSLASH -> Problem.Kind.QUOTING;
                default -> Problem.Kind.FORBIDDEN;
            };
        }
    }
}
