package io.sluice.request;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Duration;

/** Reads one part of a pipeline's sources into stages of its target; what is staged already is not read again. */
@ActivityInterface
public interface ExtractActivity {

    @ActivityMethod(name = "Extract")
    Extracted extract(PipelineRef pipeline, int part);

    /** Read to its end where {@code pause} is zero; else the source wants to be left alone so long, and the same call goes on after that. */
    record Extracted(String source, Duration pause, String reason) {}
}
