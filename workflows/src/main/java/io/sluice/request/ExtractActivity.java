package io.sluice.request;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads one part of a pipeline's sources into stages of its target; what is staged already is not read again. */
@ActivityInterface
public interface ExtractActivity {

    @ActivityMethod(name = "Extract")
    Extracted extract(PipelineRef pipeline, int part);

    /**
     * Read to its end where {@code pause} is zero and there is no {@code problem}. A source that wants to be left alone so long is asked by the
     * same call after that; what a problem was found in is not staged before the draft has changed.
     */
    record Extracted(
            String source,
            Duration pause,
            String reason,
            @Nullable ProblemRef problem) {

        public Extracted(String source, Duration pause, String reason) {
            this(source, pause, reason, null);
        }
    }
}
