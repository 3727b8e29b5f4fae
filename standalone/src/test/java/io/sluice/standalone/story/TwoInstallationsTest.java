package io.sluice.standalone.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.standalone.bench.Installation;
import io.sluice.standalone.bench.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two homes are two installations, also when both start in the same moment and nobody set a port. */
class TwoInstallationsTest {

    @Test
    void two_that_start_at_once_have_ports_of_their_own_and_never_meet(@TempDir Path folder) throws IOException {
        try (var one = new Installation(folder.resolve("one")).onUsualPorts();
                var other = new Installation(folder.resolve("other")).onUsualPorts()) {
            CompletableFuture.allOf(CompletableFuture.runAsync(one::up), CompletableFuture.runAsync(other::up))
                    .join();

            assertThat(Stream.of(one, other).flatMap(TwoInstallationsTest::addresses))
                    .doesNotHaveDuplicates();
            for (var sluice : List.of(one, other)) {
                Files.writeString(sluice.files().resolve("kegs.csv"), "keg,litres\n1,30\n");
                assertThat(sluice.run("run", "Import kegs.csv into the kegs table", "--id", "same")
                                .exit())
                        .isZero();
                assertThat(Warehouse.of(sluice).one("select count(*) from public.kegs"))
                        .isEqualTo("1");
            }
        }
    }

    private static Stream<String> addresses(Installation sluice) {
        try {
            var published = Installation.JSON.readTree(
                    sluice.home().resolve("server.json").toFile());
            return Stream.of("/web", "/temporal/address", "/temporal/ui", "/warehouse/url")
                    .map(published::at)
                    .map(JsonNode::asText);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
