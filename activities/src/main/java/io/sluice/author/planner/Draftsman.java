package io.sluice.author.planner;

import io.sluice.author.Task;
import io.sluice.author.planner.grammar.Found;
import io.sluice.author.planner.grammar.Lexer;
import io.sluice.author.planner.grammar.Reading;
import io.sluice.author.planner.grammar.Slip;
import io.sluice.author.planner.grammar.Token;
import io.sluice.author.question.Questioner;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Drafts from one sentence and the decisions made so far; throws {@link NotSure} where a person must say more. */
final class Draftsman {

    private static final int MOST_WORDS = 400;

    private final Task task;
    private final Decisions decisions;
    private final boolean renews;
    private final List<Token> tokens;

    Draftsman(Task task, Decisions decisions) {
        this(task, decisions, false);
    }

    /** {@code renews}: a table that is made for the rows of a load holds those of its last run. */
    Draftsman(Task task, Decisions decisions, boolean renews) {
        this.task = task;
        this.decisions = decisions;
        this.renews = renews;
        this.tokens = Lexer.tokens(task.sentence());
    }

    /** One light in which the sentence was read. */
    private record Attempt(Scope scope, Reading<Scope> reading) {}

    /** One way to understand the whole sentence. */
    private record Candidate(Scope scope, int cost, List<Slip> slips, boolean asks, Supplier<Pipeline> pipeline) {}

    Pipeline draft() {
        if (tokens.size() > MOST_WORDS) {
            throw new NotSure(
                    "length",
                    "The sentence has " + tokens.size() + " words; say it in fewer than " + MOST_WORDS + ".",
                    List.of());
        }
        var attempts = attempts();
        var candidates = attempts.stream().flatMap(this::candidates).toList();
        if (candidates.isEmpty()) {
            return overTables().orElseGet(() -> notUnderstood(attempts));
        }
        return candidates.stream().allMatch(Candidate::asks)
                ? overTables().orElseGet(() -> best(candidates))
                : best(candidates);
    }

    /** Whether a text is a sentence of its own. */
    boolean reads(String other) {
        var alone = new Draftsman(task.saying(other), decisions);
        return alone.attempts().stream().flatMap(alone::candidates).findAny().isPresent();
    }

    private List<Attempt> attempts() {
        var scopes = new Scopes(task, decisions, tokens);
        return Stream.concat(scopes.ofFiles().stream(), scopes.ofTables().stream())
                .map(scope -> new Attempt(scope, new Reading<>(PlannerGrammar.GRAMMAR, scope, tokens)))
                .toList();
    }

    private Stream<Candidate> candidates(Attempt attempt) {
        var scope = attempt.scope();
        if (scope.table().isPresent()) {
            return attempt.reading().<Intent>whole("tabular").stream()
                    .map(found -> new Candidate(
                            scope,
                            found.cost(),
                            found.slips(),
                            found.value() instanceof Intent.Ask,
                            () -> tabular(scope, found)));
        }
        return attempt.reading().<List<Clause>>whole("load").stream()
                .filter(found -> found.value().stream().anyMatch(Clause.Read.class::isInstance))
                .map(found -> new Candidate(
                        scope,
                        found.cost() + furtherTargets(found.value()),
                        found.slips(),
                        false,
                        () -> new LoadCompiler(task, decisions, renews).compile(new LoadSketch(found.value()))));
    }

    /** Of "in price" a column is sooner meant than a second table. */
    private static int furtherTargets(List<Clause> clauses) {
        var targets = clauses.stream().filter(Clause.Into.class::isInstance).count();
        return (int) Math.max(0, targets - 1);
    }

    /** A question may be put to a name that is spelt wrong; before rows are changed, a person confirms it. */
    private Pipeline tabular(Scope scope, Found<Intent> found) {
        if (found.value() instanceof Intent.Delete || found.value() instanceof Intent.Update) {
            found.slips().forEach(slip -> {
                var name = String.join(" or ", slip.names());
                decisions.choose(
                        "slip " + slip.said(),
                        "There is no " + slip.thing() + " “" + slip.said() + "”. Is " + name + " meant?",
                        List.of("yes, " + name));
            });
        }
        return new TableCompiler(task, scope).compile(found.value());
    }

    private Pipeline best(List<Candidate> candidates) {
        var least = candidates.stream().mapToInt(Candidate::cost).min().orElseThrow();
        var best = candidates.stream()
                .filter(candidate -> candidate.cost() == least)
                .toList();
        best.stream()
                .map(candidate -> candidate.scope().doubts().open())
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(open -> {
                    throw open;
                });
        var meant = oneTable(best);
        var pipelines = meant.stream()
                .map(candidate -> candidate.pipeline().get())
                .distinct()
                .toList();
        if (pipelines.size() > 1) {
            throw new NotSure(
                    "reading",
                    "The sentence can be read in more than one way. Please say it in shorter parts.",
                    List.of());
        }
        return pipelines
                .getFirst()
                .assuming(meant.getFirst().slips().stream().map(Slip::told).toList());
    }

    /** Tables of one name in several places are asked about. */
    private List<Candidate> oneTable(List<Candidate> best) {
        var names = best.stream()
                .flatMap(candidate -> candidate.scope().table().stream())
                .map(table -> table.name().toString())
                .distinct()
                .toList();
        if (names.size() < 2) {
            return best;
        }
        var choice = decisions.choose("which table", "Which table is meant?", names);
        return best.stream()
                .filter(candidate -> candidate
                        .scope()
                        .table()
                        .filter(table -> table.name().toString().equals(choice))
                        .isPresent())
                .toList();
    }

    /** A question that no single table answers, but several of one database do. */
    private Optional<Pipeline> overTables() {
        var written = Questioner.read(task);
        return written.size() == 1 ? Optional.of(asked(written.getFirst())) : Optional.empty();
    }

    private static Pipeline asked(Questioner.Written written) {
        var step = new Step.Sql(1, List.of(), written.database().name(), written.sql(), "answer");
        var tables = written.database().name() + ": " + String.join(", ", written.tables());
        var assumption =
                "the question is about " + tables + (written.tables().size() > 1 ? ", joined by their keys" : "");
        var assumptions =
                Stream.concat(Stream.of(assumption), written.taken().stream()).toList();
        return new Pipeline(List.of(step), assumptions, List.of(), true);
    }

    private Pipeline notUnderstood(List<Attempt> attempts) {
        missingFile(attempts).ifPresent(missing -> {
            throw missing;
        });
        var furthest = new ArrayList<>(attempts);
        furthest.sort(Comparator.comparingInt(attempt -> -attempt.reading().furthest()));
        var best = furthest.getFirst();
        best.scope().doubts().aboutNames().ifPresent(ambiguous -> {
            throw ambiguous;
        });
        throw new Confusion(task, tokens)
                .at(best.scope(), tokens.isEmpty() ? 0 : best.reading().furthest());
    }

    private Optional<NotSure> missingFile(List<Attempt> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.scope().files().values().stream())
                .flatMap(List::stream)
                .filter(found -> found.value().files().isEmpty())
                .findFirst()
                .map(found -> new SourceCheck(task).missing(found.value().written()));
    }
}
