package io.sluice.sandbox.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.sandbox.NoSandbox;
import io.sluice.sandbox.Parts;
import io.sluice.sandbox.SandboxContract;
import io.sluice.sandbox.SandboxDriver;
import io.sluice.sandbox.SandboxSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BubblewrapSandboxTest extends SandboxContract {
    @TempDir
    static Path home;

    private static SandboxDriver bubblewrap;

    @BeforeAll
    static void open() {
        Parts.command("bwrap");
        Parts.command("gawk");
        bubblewrap = BubblewrapSandbox.open(SandboxSettings.defaults(home).with(SMALL));
        if (bubblewrap instanceof NoSandbox none) {
            Parts.missing(none.reason());
        }
        if (!((BubblewrapSandbox) bubblewrap).limitsEverything()) {
            Parts.missing("control groups: " + bubblewrap.lacks());
        }
    }

    @AfterAll
    static void close() {
        if (bubblewrap != null) {
            bubblewrap.close();
            assertThat(home).isEmptyDirectory();
        }
    }

    @Override
    protected SandboxDriver driver() {
        return bubblewrap;
    }

    @Test
    void system_calls_pass_our_filter() {
        assertThat(run("cat /proc/self/status").stdout().text()).containsPattern("Seccomp:\\s+2\n");
    }

    @Test
    void the_root_holds_the_commands_of_the_guard_and_nothing_else() {
        assertThat(run("ls / /usr/bin | tr '\\n' ' '").stdout().text())
                .startsWith("/: bin data dev etc lib lib64 proc sluice step tmp usr  /usr/bin: awk bash cat ")
                .doesNotContain("python", "perl", "curl", "chmod");
    }

    @Test
    void steps_leave_no_control_group_behind() {
        run("true");
        run("while :; do :; done");

        assertThat(Path.of("/sys/fs/cgroup").toFile().list()).noneMatch(name -> name.startsWith("sluice-"));
        assertThat(Path.of("/sys/fs/cgroup/memory")
                        .toFile()
                        .list((folder, name) -> name.startsWith(
                                "sluice-" + ProcessHandle.current().pid())))
                .isNullOrEmpty();
    }
}
