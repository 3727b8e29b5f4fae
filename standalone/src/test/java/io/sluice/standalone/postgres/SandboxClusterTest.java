package io.sluice.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.sluice.standalone.home.Home;
import io.sluice.standalone.process.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClusterTest {

    @Test
    void is_made_again_when_its_server_died(@TempDir Path folder) throws Exception {
        var home = new Home(folder.resolve("home"));
        var doubtful = EmbeddedCluster.start(home, ClusterKind.SANDBOX);
        doubtful.database("request");
        kill(Postmaster.of(home.cluster("sandbox").resolve("data")).orElseThrow());

        try (var clean = EmbeddedCluster.start(home, ClusterKind.SANDBOX)) {
            assertThat(databases(clean)).containsOnlyOnce("postgres").doesNotContain("request");
        }
    }

    /** Where user namespaces are forbidden, root drops to the user nobody. */
    @Test
    void runs_as_nobody_for_a_root_without_namespaces() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can become nobody");
        var home = new Home(enterable().resolve("home"));
        try (var cluster = EmbeddedCluster.start(home, ClusterKind.SANDBOX, new Unprivileged.AsNobody())) {
            var data = home.cluster("sandbox").resolve("data");
            assertThat(Files.getOwner(data).getName()).isEqualTo("nobody");
            assertThat(databases(cluster)).contains("postgres");
        } finally {
            Binaries.delete(home.folder().getParent());
        }
    }

    private static Path enterable() throws IOException {
        return Files.createTempDirectory(
                Path.of("/var/tmp"),
                "sluice",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    private static void kill(Postmaster postmaster) {
        var process = ProcessHandle.of(postmaster.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String databases(EmbeddedCluster cluster) throws SQLException {
        try (var connection = cluster.administrator().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select string_agg(datname, ' ') from pg_database")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
