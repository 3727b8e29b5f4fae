package io.sluice.standalone.bench.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The reference engine in a process of its own that reads one stream after the other. */
public final class Reference implements AutoCloseable {
    /** Reads and writes jobs, answers and records. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter jobs;

    private Reference(Process process) {
        this.process = process;
        this.answers = process.inputReader();
        this.jobs = process.outputWriter();
    }

    /** Starts it from {@code bench/cdk} and the virtual environment beside it. */
    public static Reference start(Path errors, String... options) throws IOException {
        var python = Path.of("bench/.venv/bin/python").toAbsolutePath();
        if (!Files.isExecutable(python)) {
            throw new IOException("the reference engine is not installed: "
                    + "python3 -m venv bench/.venv && bench/.venv/bin/pip install -r bench/cdk/requirements.txt");
        }
        var script = Path.of("bench/cdk/reference.py").toAbsolutePath();
        var command = new ArrayList<>(List.of(python.toString(), script.toString()));
        command.addAll(List.of(options));
        return new Reference(
                new ProcessBuilder(command).redirectError(errors.toFile()).start());
    }

    /** Gives it a job and waits for the answer. */
    public JsonNode ask(ObjectNode job) throws IOException {
        jobs.write(JSON.writeValueAsString(job));
        jobs.newLine();
        jobs.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the reference engine has ended");
        }
        return JSON.readTree(answer);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
