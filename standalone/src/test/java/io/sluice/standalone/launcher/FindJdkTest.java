package io.sluice.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK the launcher takes; run through bash, as the launcher is. */
class FindJdkTest {
    @TempDir
    private Path home;

    @Test
    void takes_the_one_that_java_home_names() throws Exception {
        var chosen = jdk("chosen", "21.0.2");
        jdk(".sdkman/candidates/java/newer", "99");

        assertThat(found(chosen)).isEqualTo(chosen + " 21");
    }

    @Test
    void passes_over_a_java_home_that_is_too_old() throws Exception {
        var old = jdk("old", "17.0.15");
        var newest = jdk(".sdkman/candidates/java/newest", "99.0.1");

        assertThat(found(old)).isEqualTo(newest + " 99");
    }

    @Test
    void passes_over_a_runtime_without_a_compiler() throws Exception {
        var runtime = jdk(".jdks/jre", "100");
        Files.delete(runtime.resolve("bin/javac"));
        var full = jdk(".jdks/jdk", "99");

        assertThat(found(runtime)).isEqualTo(full + " 99");
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = Files.createDirectories(home.resolve(name));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectory(jdk.resolve("bin"));
        Files.createFile(jdk.resolve("bin/javac")).toFile().setExecutable(true);
        return jdk;
    }

    private String found(Path javaHome) throws Exception {
        var script = Path.of("../scripts/launcher/jdk.sh").toAbsolutePath();
        var builder = new ProcessBuilder(
                "bash", "-c", "set -euo pipefail; source '" + script + "'; find_jdk 21; echo $JAVA_HOME $JAVA_FEATURE");
        // only the tools of the system itself: the JDK that runs this test must not be found on PATH
        builder.environment().put("PATH", home + ":/usr/bin:/bin");
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        var process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }
}
