package io.sluice.author.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model replies: flat, so that every provider's schema dialect can hold it; a field that a step does not need is empty.
 * {@code kind} is pipeline, question or refusal; {@code missing_connection} is what a question waits for.
 */
record Reply(
        String kind,
        @Nullable String text,
        @Nullable List<String> options,
        @Nullable String reason,
        @Nullable List<ReplyStep> steps,
        @Nullable List<String> assumptions,
        @Nullable String missing_connection) {

    /** One step; {@code type} is extract, load, bash or sql. */
    record ReplyStep(
            String type,
            @Nullable List<Integer> depends_on,
            @Nullable String source,
            @Nullable String target,
            @Nullable List<ReplyColumn> columns,
            @Nullable List<ReplyDrop> drop_when,
            @Nullable List<String> distinct_on,
            @Nullable String mode,
            @Nullable List<String> key,
            @Nullable String connection,
            @Nullable String code,
            @Nullable List<String> inputs,
            @Nullable List<String> outputs) {}

    record ReplyColumn(
            String from, String to, String type, @Nullable List<String> cleanings) {}

    /** {@code test} is empty, malformed, =, &lt;&gt;, &lt;, &lt;=, &gt;, &gt;=, in, like. */
    record ReplyDrop(String column, String test, @Nullable List<String> values) {}
}
