package io.sluice.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.Problem;
import io.sluice.sandbox.SandboxDriver.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxesTest {
    @TempDir
    Path folder;

    @Test
    void none_refuses_every_step_with_the_reason() {
        try (var none = Sandboxes.choose(SandboxSettings.defaults(folder).with(Kind.NONE))) {
            assertThat(none.kind()).isEqualTo(Kind.NONE);
            assertThatThrownBy(() -> none.run(new SandboxStep("true", Map.of(), Map.of(), List.of(), folder)))
                    .hasMessageContaining("switched off");
        }
    }

    @Test
    void an_engine_without_the_image_is_no_sandbox_and_says_how_to_make_one() {
        Parts.need("setup/docker");
        var settings =
                new SandboxSettings(Optional.of(Kind.DOCKER), "sluice-absent:9", 1, folder, SandboxLimits.defaults());

        assertThat(Sandboxes.choose(settings)).isInstanceOfSatisfying(NoSandbox.class, none -> assertThat(none.reason())
                .contains("sluice-absent:9", "scripts/sandbox/build"));
    }

    @Test
    void docker_is_the_default_where_an_engine_answers() {
        Parts.need("setup/docker");
        Parts.need("sandbox/build");
        try (var driver = Sandboxes.choose(SandboxSettings.defaults(folder))) {
            assertThat(driver.kind()).isEqualTo(Kind.DOCKER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../x", "a/../../x", "-rf", "a//b", "a\nb", ".", ""})
    void a_file_name_that_could_lead_elsewhere_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SandboxStep("true", Map.of(), Map.of(), List.of(name), folder));
    }

    @Test
    void the_time_of_a_full_run_grows_with_the_data_up_to_an_hour() {
        assertThat(FullStep.limit(Duration.ofSeconds(10), 1000, 500)).isEqualTo(Duration.ofSeconds(10));
        assertThat(FullStep.limit(Duration.ofSeconds(10), 1000, 5500)).isEqualTo(Duration.ofSeconds(60));
        assertThat(FullStep.limit(Duration.ofSeconds(10), 1, Long.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_failed_step_becomes_a_problem_with_the_error_and_what_to_do() {
        var failed = new StepResult(
                StepResult.Ending.FAILED,
                2,
                Captured.NOTHING,
                new Captured("cut: no such option\n", false),
                Duration.ZERO,
                Map.of(),
                "The step ended with exit code 2.");

        assertThat(failed.problem("sandbox_run", 3))
                .isEqualTo(new Problem(
                        Problem.Kind.COMMAND_FAILED,
                        "sandbox_run",
                        3,
                        "The step ended with exit code 2. cut: no such option",
                        null,
                        "read the error and correct the script."));
    }

    @Test
    void the_images_name_is_the_one_that_the_script_makes() {
        assertThat(Path.of("..", "scripts", "sandbox", "tag")).hasContent(SandboxSettings.IMAGE + "\n");
    }
}
