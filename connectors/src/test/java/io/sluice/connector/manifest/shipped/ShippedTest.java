package io.sluice.connector.manifest.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connector.manifest.Manifest;
import io.sluice.connector.manifest.ManifestStream;
import io.sluice.connector.manifest.settings.Setting;
import io.sluice.connector.manifest.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedTest {

    static java.util.List<String> names() {
        return Shipped.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_stream_that_is_shipped_can_be_read_by_this_version(String name) {
        var manifest = Manifest.read(name, Shipped.text(name).orElseThrow());
        assertThat(manifest.streams()).isNotEmpty().allMatch(ManifestStream::isRunnable);
        assertThat(manifest.streams()).allSatisfy(stream -> {
            assertThat(stream.ignored()).isEmpty();
            assertThat(stream.primaryKey()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_shipped_manifest_begins_with_what_it_reads(String name) {
        assertThat(Shipped.text(name).orElseThrow()).startsWith("# ").contains("\nversion: ");
    }

    @Test
    void says_what_a_person_must_give() {
        assertThat(new Settings(Manifest.read("github", Shipped.text("github").orElseThrow())
                                .settingsSchema())
                        .missing(Map.of()))
                .extracting(Setting::name)
                .containsExactly("token", "repositories");
    }

    @Test
    void says_how_to_connect_it_with_exactly_what_is_missing() {
        assertThat(Shipped.howToConnect("github"))
                .hasValue("./sluice connect github --manifest github --set-env token=VAR --set repositories=…");
        assertThat(Shipped.howToConnect("crm")).isEmpty();
    }

    @Test
    void knows_no_other_names() {
        assertThat(Shipped.text("../shipped/github")).isEmpty();
    }
}
