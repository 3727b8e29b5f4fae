package io.sluice.request;

import io.sluice.durable.Limits;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Four readers at most take one part after the other. A source that wants to be left alone costs a timer; where that was so often that the
 * history has grown long, a new run goes on with the parts that are left.
 */
public final class ExtractionRun implements ExtractionWorkflow {

    private static final int READERS = 4;
    private static final int LONGEST_HISTORY = 2_000;

    private final TreeMap<Integer, String> told = new TreeMap<>();
    private final List<Integer> waiting = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private Duration rested = Duration.ZERO;
    private long restsUntil;
    private @Nullable TemporalFailure failure;
    private @Nullable ProblemRef problem;

    @Override
    public Gathered extract(Extraction extraction) {
        waiting.addAll(extraction.parts());
        rested = extraction.rested();
        var readers = new ArrayList<Promise<Void>>();
        var reading = Workflow.newCancellationScope(() -> {
            for (int i = Math.min(READERS, waiting.size()); i > 0; i--) {
                readers.add(Async.procedure(this::readOn, extraction.pipeline(), CancellationScope.current()));
            }
        });
        reading.run();
        Promise.allOf(readers).get();
        if (failure != null) {
            throw failure;
        }
        if (problem == null && !left.isEmpty()) {
            Workflow.continueAsNew(new Extraction(extraction.pipeline(), left, rested));
        }
        return new Gathered(rested, problem);
    }

    /** Where one fails, or meets a problem, the others are stopped at once, and have ended before that is told: none still writes when the stages are dropped. */
    private void readOn(PipelineRef pipeline, CancellationScope reading) {
        try {
            while (!waiting.isEmpty()) {
                read(pipeline, waiting.removeFirst());
                if (problem != null) {
                    stop(reading);
                }
            }
        } catch (TemporalFailure mine) {
            if (failure == null && problem == null) {
                failure = mine;
                stop(reading);
            }
        }
    }

    private void stop(CancellationScope reading) {
        waiting.clear();
        reading.cancel();
    }

    private void read(PipelineRef pipeline, int part) {
        var source = Workflow.newActivityStub(ExtractActivity.class, Limits.extract("read part " + (part + 1)));
        while (!isLong()) {
            tell(part, "is read");
            var extracted = source.extract(pipeline, part);
            if (extracted.problem() != null) {
                tell(part, extracted.source() + ", cannot be staged as the draft says");
                problem = problem == null ? extracted.problem() : problem;
                return;
            }
            if (extracted.pause().isZero()) {
                tell(part, extracted.source() + ", is read to its end");
                return;
            }
            if (rested.compareTo(Limits.APPROVAL) > 0) {
                tell(part, extracted.source() + ", wants to be left alone for too long");
                return; // the rehearsal asks once more, and tells
            }
            rests(part, extracted);
        }
        left.add(part);
    }

    /** Parts rest side by side: an hour in which several of them do is one hour. */
    private void rests(int part, ExtractActivity.Extracted extracted) {
        long now = Workflow.currentTimeMillis();
        long until = now + extracted.pause().toMillis();
        rested = rested.plusMillis(Math.max(0, until - Math.max(now, restsUntil)));
        restsUntil = Math.max(until, restsUntil);
        tell(part, extracted.source() + ", " + Story.rest(extracted.pause(), extracted.reason()));
        Workflow.sleep(extracted.pause());
    }

    private static boolean isLong() {
        var info = Workflow.getInfo();
        return info.isContinueAsNewSuggested() || info.getHistoryLength() > LONGEST_HISTORY;
    }

    private void tell(int part, String what) {
        told.put(part, "- part " + (part + 1) + ": " + what);
        Workflow.setCurrentDetails(String.join("\n", told.values()));
    }
}
