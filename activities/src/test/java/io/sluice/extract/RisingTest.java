package io.sluice.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connector.ConnectorException;
import io.sluice.connector.database.Databases;
import io.sluice.fixture.TestDatabase;
import io.sluice.pipeline.ColumnType.Kind;
import io.sluice.pipeline.Window;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RisingTest {

    @TempDir
    static Path folder;

    @Test
    void a_text_is_a_value_whatever_stands_in_it() {
        assertThat(by(Kind.TEXT).from("{\"name\":\"O'Brien, (Ann) @home\"}"))
                .isEqualTo("(\"name\" >= 'O''Brien, (Ann) @home' or \"name\" is null)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\\\' or true --", "a\\u0000b"})
    void what_engines_read_differently_is_refused(String text) {
        assertThatThrownBy(() -> by(Kind.TEXT).from("{\"name\":\"" + text + "\"}"))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("is no value that name can be compared with");
    }

    @Test
    void a_number_is_nothing_but_one() {
        assertThatThrownBy(() -> by(Kind.INT64).from("{\"name\":\"1 or true\"}"))
                .isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @CsvSource({"yesterday, 2026-02-01", "2026-01-01, today"})
    void a_window_of_times_names_moments(String from, String to) {
        assertThatThrownBy(() -> by(Kind.TIMESTAMP).within(new Window(from, to)))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("which is no moment, and shop is read by name");
        assertThat(by(Kind.TEXT).within(new Window(from, to))).contains("'" + from + "'");
    }

    private static Rising by(Kind kind) {
        try (var shop = TestDatabase.sqlite(folder).run("create table t (name text)");
                var databases = new Databases()) {
            return new Rising(shop.as("shop"), databases.engine(shop.as("shop")), "name", kind);
        }
    }
}
