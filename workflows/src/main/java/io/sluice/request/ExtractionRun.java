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

    @Override
    public Duration extract(Extraction extraction) {
        waiting.addAll(extraction.parts());
        rested = extraction.rested();
        var readers = new ArrayList<Promise<Void>>();
        var reading = Workflow.newCancellationScope(() -> {
            for (int i = Math.min(READERS, waiting.size()); i > 0; i--) {
                readers.add(Async.procedure(this::readOn, extraction.pipeline()));
            }
        });
        reading.run();
        await(readers, reading);
        if (!left.isEmpty()) {
            Workflow.continueAsNew(new Extraction(extraction.pipeline(), left, rested));
        }
        return rested;
    }

    /** Where one fails, the others are stopped before that is told: none still writes when the stages are dropped. */
    private static void await(List<Promise<Void>> readers, CancellationScope reading) {
        TemporalFailure first = null;
        for (var reader : readers) {
            try {
                reader.get();
            } catch (TemporalFailure failure) {
                first = first == null ? failure : first;
                reading.cancel();
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void readOn(PipelineRef pipeline) {
        while (!waiting.isEmpty()) {
            read(pipeline, waiting.removeFirst());
        }
    }

    private void read(PipelineRef pipeline, int part) {
        var source = Workflow.newActivityStub(ExtractActivity.class, Limits.rehearse("read part " + (part + 1)));
        while (!isLong()) {
            tell(part, "is read");
            var extracted = source.extract(pipeline, part);
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

    private void rests(int part, ExtractActivity.Extracted extracted) {
        rested = rested.plus(extracted.pause());
        tell(
                part,
                extracted.source() + ", waits for " + extracted.pause().toMinutes() + " minutes, as it asks: "
                        + extracted.reason());
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
