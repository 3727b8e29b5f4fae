package io.sluice.connector.manifest.component;

import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import org.yaml.snakeyaml.error.YAMLException;

/** Text that is no longer given once its time has passed: a YAML scanner is busy for hours with one word of many megabytes. */
public final class PromptText extends FilterReader {
    private final Duration time;
    private final long began = System.nanoTime();

    public PromptText(String text, Duration time) {
        super(new StringReader(text));
        this.time = time;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (System.nanoTime() - began > time.toNanos()) {
            throw new YAMLException("it is not read within " + time.toSeconds()
                    + " seconds: a comment, or a word without a blank in it, is too long");
        }
        return super.read(into, offset, length);
    }
}
