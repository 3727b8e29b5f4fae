package io.sluice.author.movement;

import io.sluice.pipeline.Contract;
import io.sluice.pipeline.Destination;
import io.sluice.pipeline.Pipeline;
import io.sluice.pipeline.Step;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a sentence says of columns that a source may get one day: "freeze its columns", "leave out new columns". */
record ContractWords(String rest, Contract contract) {

    private static final String COLUMNS = "\\s+(?:the\\s+|its\\s+|all\\s+|any\\s+)?";
    private static final String NEW = COLUMNS + "new\\s+(?:columns?|fields?)";
    private static final String THEM = COLUMNS + "(?:table['’]s\\s+)?(?:schema|columns?|fields?)";

    private static final Map<Contract, Pattern> SAID = Map.of(
            Contract.FREEZE,
            said("(?:freeze" + THEM + "|keep" + THEM
                    + "\\s+(?:as\\s+(?:they\\s+are|it\\s+is)|fixed|frozen)|(?:stop|fail|halt)\\s+(?:at|on)" + NEW
                    + ")"),
            Contract.DISCARD_ROW,
            said("(?:drop|discard|reject|skip|leave\\s+out)" + COLUMNS + "rows\\s+(?:with|that\\s+have)" + NEW),
            Contract.DISCARD_VALUE,
            said("(?:leave\\s+out|ignore|discard|drop)" + NEW),
            Contract.EVOLVE,
            said("(?:(?:add|take\\s+over|allow)" + NEW + "|(?:evolve|grow)" + THEM + ")"));

    /** The contrary of what follows: no rule says what that would be. */
    private static final Pattern DENIED =
            Pattern.compile("(?:\\bnot|n['’]t|\\bnever|\\bwithout)\\s*$", Pattern.CASE_INSENSITIVE);

    private static Pattern said(String words) {
        return Pattern.compile(
                "\\s*[.,;]?\\s*(?:\\band\\s+)?\\b" + words + "\\s*(?=[.,;!]|$)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Empty where the sentence says nothing of the kind. */
    static Optional<ContractWords> in(String sentence) {
        for (var contract : Contract.values()) {
            var match = SAID.get(contract).matcher(sentence);
            if (match.find()
                    && !DENIED.matcher(sentence.substring(0, match.start())).find()) {
                return Optional.of(new ContractWords(match.replaceFirst("").strip(), contract));
            }
        }
        return Optional.empty();
    }

    /** The pipeline of the rest, whose loads into tables keep to it. */
    Pipeline kept(Pipeline pipeline) {
        var assumptions = new ArrayList<>(pipeline.assumptions());
        assumptions.add(assumption());
        return new Pipeline(
                pipeline.steps().stream().map(this::kept).toList(),
                assumptions,
                pipeline.claims(),
                pipeline.readOnly());
    }

    private Step kept(Step step) {
        return step instanceof Step.Load load && load.destination() instanceof Destination.Table
                ? load.under(contract)
                : step;
    }

    private String assumption() {
        return switch (contract) {
            case EVOLVE -> "columns that the source gets are added to the table, with an approval";
            case FREEZE -> "a column that the source gets stops the load";
            case DISCARD_ROW -> "a row with a value in a column that the table has not is kept out";
            case DISCARD_VALUE -> "columns that the table has not are left out, and their values counted";
        };
    }
}
