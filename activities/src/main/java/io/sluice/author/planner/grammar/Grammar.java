package io.sluice.author.planner.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules by name, each with its productions; {@code S} is the scope in which slots are looked up. Built once, then only read. */
public final class Grammar<S> {

    private final Map<String, List<Production<S>>> productions = new HashMap<>();
    private final Map<String, Terminal<S>> terminals = new HashMap<>();

    /** Finds what may begin at a position by looking things up instead of by words. */
    @FunctionalInterface
    public interface Terminal<S> {
        List<? extends Found<?>> at(S scope, List<Token> tokens, int position);
    }

    /** One way to say something; the action returns null where the words fit and the sense does not. */
    record Production<S>(Phrase phrase, BiFunction<S, Captures, @Nullable Object> action, int cost) {}

    public Grammar<S> rule(String name, String phrase, BiFunction<S, Captures, @Nullable Object> action) {
        return rule(name, phrase, 0, action);
    }

    /** A reading that is taken only where no cheaper one covers the sentence. */
    public Grammar<S> rule(String name, String phrase, int cost, BiFunction<S, Captures, @Nullable Object> action) {
        productions
                .computeIfAbsent(name, key -> new ArrayList<>())
                .add(new Production<>(Phrase.parse(phrase), action, cost));
        return this;
    }

    /** Words that carry no value of their own. */
    public Grammar<S> words(String name, String phrase) {
        if (productions.containsKey(name)) {
            throw new IllegalStateException("two families define the words " + name);
        }
        return rule(name, phrase, (scope, slots) -> name);
    }

    public Grammar<S> terminal(String name, Terminal<S> terminal) {
        terminals.put(name, terminal);
        return this;
    }

    /** Every word that a rule is written with. */
    public Set<String> vocabulary() {
        return productions.values().stream()
                .flatMap(List::stream)
                .flatMap(production -> words(production.phrase()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> words(Phrase phrase) {
        return switch (phrase) {
            case Phrase.Word(var word) -> Stream.of(word);
            case Phrase.Slot slot -> Stream.of();
            case Phrase.Sequence(var parts) -> parts.stream().flatMap(Grammar::words);
            case Phrase.Choice(var options) -> options.stream().flatMap(Grammar::words);
        };
    }

    List<Production<S>> productionsOf(String rule) {
        var found = productions.get(rule);
        if (found == null) {
            throw new IllegalStateException("no rule " + rule);
        }
        return found;
    }

    @Nullable
    Terminal<S> terminalOf(String rule) {
        return terminals.get(rule);
    }
}
