package io.sluice.trial;

import io.sluice.connector.file.DataFolder;
import io.sluice.pipeline.Problem;
import io.sluice.pipeline.Step;
import io.sluice.sandbox.NoSandbox;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxStep;
import io.sluice.synthesise.BashScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs a script in the sandbox on samples of its inputs; its outputs go into the run's folder, where later steps find them. */
final class BashRun {

    private static final String DATA = "/data/";
    private static final String TMP = "/tmp/";

    private final TrialSpace space;
    private final Optional<DataFolder> folder;
    private final SandboxDriver driver;
    private final Step.Bash step;

    BashRun(TrialSpace space, Optional<DataFolder> folder, SandboxDriver driver, Step.Bash step) {
        this.space = space;
        this.folder = folder;
        this.driver = driver;
        this.step = step;
    }

    /** The name of a file under {@code /tmp} in the run's folder. */
    static String inWorkspace(String path) {
        return path.startsWith(TMP) ? path.substring(TMP.length()) : path;
    }

    String run() {
        if (driver instanceof NoSandbox none) {
            throw new StepFault(
                    Problem.Kind.FORBIDDEN,
                    step.number(),
                    "scripts cannot run here: " + none.reason(),
                    "bash",
                    "Do it with loads and SQL",
                    "");
        }
        var outputs = step.outputs().stream().map(BashRun::inWorkspace).toList();
        var result = driver.run(new SandboxStep(BashScript.of(step), data(), workspace(), outputs, space.workspace()));
        var printed = result.stdout().text();
        if (!result.passed()) {
            throw new StepFault(result.problem(StepFault.PHASE, step.number()), printed, result.exitCode());
        }
        return printed;
    }

    private Map<String, Path> data() {
        var files = new HashMap<String, Path>();
        for (var input : step.inputs()) {
            if (!input.startsWith(TMP)) {
                var name = input.startsWith(DATA) ? input.substring(DATA.length()) : input;
                files.put(name, sampled(name, folder.orElseThrow().file(name)));
            }
        }
        return files;
    }

    private Map<String, Path> workspace() {
        var files = new HashMap<String, Path>();
        step.inputs().stream()
                .filter(input -> input.startsWith(TMP))
                .map(BashRun::inWorkspace)
                .forEach(name -> files.put(name, space.made().file(name)));
        return files;
    }

    /** Of a large file the beginning, up to the end of a line. */
    private Path sampled(String name, Path file) {
        try {
            var size = Files.size(file);
            var taken = space.sampling().bytesOf(size);
            if (taken == size) {
                return file;
            }
            byte[] bytes;
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(Math.toIntExact(taken));
            }
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            var sample = Files.createTempFile(space.workspace(), "sample", ".part");
            try (var out = Files.newOutputStream(sample)) {
                out.write(bytes, 0, end == 0 ? bytes.length : end);
            }
            return sample;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
