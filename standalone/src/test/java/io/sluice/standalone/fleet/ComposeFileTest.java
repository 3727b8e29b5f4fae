package io.sluice.standalone.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private static final List<List<String>> COMPOSERS =
            List.of(List.of("docker", "compose"), List.of("docker-compose"));

    @Test
    void compose_takes_the_file() throws Exception {
        var composer = COMPOSERS.stream().filter(one -> answers(one, "version")).findFirst();
        if (composer.isEmpty()) {
            missing();
        }
        assertThat(said(composer.orElseThrow(), "-f", ComposeFile.path().toString(), "config"))
                .contains("io.sluice.worker.WorkerApplication")
                .contains("127.0.0.1");
    }

    private static void missing() {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError("CI needs docker compose");
        }
        System.err.println("SKIPPED, missing on this machine: docker compose");
        abort("docker compose");
    }

    private static boolean answers(List<String> composer, String argument) {
        try {
            return run(composer, argument).waitFor() == 0;
        } catch (IOException | InterruptedException absent) {
            return false;
        }
    }

    private static String said(List<String> composer, String... arguments) throws Exception {
        var process = run(composer, arguments);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private static Process run(List<String> composer, String... arguments) throws IOException {
        var command = new ArrayList<>(composer);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
