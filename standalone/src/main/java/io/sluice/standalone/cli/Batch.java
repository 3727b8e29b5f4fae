package io.sluice.standalone.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.standalone.batch.Answers;
import io.sluice.standalone.batch.AtOnce;
import io.sluice.standalone.batch.Tally;
import io.sluice.standalone.client.Api;
import io.sluice.standalone.client.ApiException;
import io.sluice.standalone.screen.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the questions of a file, several at once, and writes each answer as it comes. */
final class Batch {
    private static final int REPORTED = 100;
    /** So many in a row without an answer in time are no slow questions: nobody works. */
    private static final int LATE_IN_A_ROW = 8;

    private final Api api;
    private final Screen screen;
    private final Answers answers;
    private final Tally outcomes;
    private int late;
    private int lateInARow;

    Batch(Api api, Screen screen, Answers answers) {
        this.api = api;
        this.screen = screen;
        this.answers = answers;
        this.outcomes = new Tally(REPORTED, screen::say);
    }

    /** {@code defaults} holds for questions that do not say otherwise; tells whether every question now has its answer. */
    boolean run(Path questions, ObjectNode defaults, int parallel) throws IOException {
        var lines = BatchLine.in(questions).stream()
                .filter(line -> answers.isNew(line.id()))
                .toList();
        AtOnce.each(lines, Collections.nCopies(parallel, line -> one(line, defaults)));
        screen.say(summary());
        return isComplete();
    }

    private void one(BatchLine line, ObjectNode defaults) {
        var answer = line.mistake().map(Batch::failed).or(() -> answered(line, defaults));
        answer.ifPresent(known -> {
            answers.write(line.id(), known);
            count(known.path("outcome").asText());
        });
    }

    /**
     * What the server refuses is this question's own fault. One that was not answered in time has no answer that could be written, and a
     * server that is gone stops the batch: both are asked when the batch is run again.
     */
    private Optional<ObjectNode> answered(BatchLine line, ObjectNode defaults) {
        try {
            return Optional.of((ObjectNode) api.ask(line.question(defaults)));
        } catch (ApiException e) {
            if (e.isUnreachable() || e.isUnavailable() && isOneTooMany()) {
                throw e;
            }
            return e.isUnavailable() ? Optional.empty() : Optional.of(failed(e.getMessage()));
        }
    }

    private synchronized boolean isOneTooMany() {
        late++;
        lateInARow++;
        return lateInARow >= LATE_IN_A_ROW;
    }

    private synchronized boolean isComplete() {
        return late == 0;
    }

    private synchronized void count(String outcome) {
        lateInARow = 0;
        outcomes.count(outcome);
    }

    private synchronized String summary() {
        var open = late == 0 ? "" : late + " not answered in time: run the batch again to ask them";
        var said = Stream.of(outcomes.toString(), open)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "nothing new to ask" : said;
    }

    /** The answer to a question that could not even be asked. */
    static ObjectNode failed(String why) {
        var answer = JsonNodeFactory.instance.objectNode().put("outcome", "failed");
        answer.putNull("sql").putNull("dialect").putNull("on").putNull("confidence");
        answer.putArray("columns");
        answer.putArray("rows");
        return answer.put("truncated", false).put("ms", 0).put("model_ms", 0).put("why", why);
    }
}
