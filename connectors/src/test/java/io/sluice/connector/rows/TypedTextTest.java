package io.sluice.connector.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.ColumnType;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTextTest {

    @ParameterizedTest
    @CsvSource({
        "int64, 0, 0",
        "int64, -0, 0",
        "int64, +5, 5",
        "int64, 007, 7",
        "int64, 5.0, 5",
        "int64, 5.10,",
        "int64, 1e3,",
        "int64, -,",
        "int64, .,",
        "int64, 9223372036854775807, 9223372036854775807",
        "int64, 9223372036854775808,",
        "int64, 99999999999999999999,",
        "int64, -9223372036854775808, -9223372036854775808",
        "int64, -9223372036854775809,",
        "int64, 1 000,",
        "int64, ٣,",
        "'decimal(6,2)', 1234.5, 1234.5",
        "'decimal(6,2)', 1234.500, 1234.50",
        "'decimal(6,2)', 1.005,",
        "'decimal(6,2)', 12345,",
        "'decimal(6,2)', 0012.50, 12.50",
        "'decimal(6,2)', .5, 0.5",
        "'decimal(6,2)', 5., 5",
        "'decimal(6,2)', -0.01, -0.01",
        "'decimal(6,2)', 1e3, 1000",
        "'decimal(6,2)', 1e4,",
        "'decimal(6,2)', 1.2.3,",
        "'decimal(2,2)', 0.55, 0.55",
        "decimal, 123456789012345678901234567890.123, 123456789012345678901234567890.123",
        "decimal, 1e999999999,",
        "decimal, .,",
        "float64, 1e3, 1e3",
        "float64, 1e400,",
        "float64, 1e-400,",
        "float64, 0e0, 0e0",
        "float64, 1d,",
        "float64, 0x1p3,",
        "float64, NaN, NaN",
        "float64, -inf, -Infinity",
        "float64, 1-2,",
        "boolean, TRUE, true",
        "boolean, no, false",
        "boolean, 1, true",
        "boolean, maybe,",
        "date, 2024-02-29, 2024-02-29",
        "date, 2023-02-29,",
        "date, 0000-00-00,",
        "date, 2024-1-1,",
        "date, 1900-02-29,",
        "date, 2000-02-29, 2000-02-29",
        "time, 10:00, 10:00:00",
        "time, 24:00:00,",
        "time, 10:00:00.120, 10:00:00.12",
        "time, 10:00:00.0000001,",
        "time, 10:00:60,",
        "timestamp, 2024-01-31T10:00, 2024-01-31 10:00:00",
        "timestamp, 2024-01-31, 2024-01-31 00:00:00",
        "timestamp, 2024-01-31 10:00:00Z,",
        "timestamp, 2024-01-31 10:00:00.1234567,",
        "timestamptz, 2024-01-31T23:30:00-02:30, 2024-02-01 02:00:00+00:00",
        "timestamptz, 2024-01-31 10:00:00, 2024-01-31 10:00:00+00:00",
        "timestamptz, 2024-01-31T10:00:00.5Z, 2024-01-31 10:00:00.5+00:00",
        "timestamptz, 2024-01-31 10:00:00 +0200, 2024-01-31 08:00:00+00:00",
        "timestamptz, 2024-01-31 10:00:00+2,",
        "timestamptz, 2024-01-31 10:00 UTC, 2024-01-31 10:00:00+00:00",
        "uuid, 0B6F3C1E-9D5A-4B43-8A55-2F1F0A4D7C11, 0b6f3c1e-9d5a-4b43-8a55-2f1f0a4d7c11",
        "uuid, 0b6f3c1e9d5a4b438a552f1f0a4d7c11,",
        "json, '{\"a\": 1}', '{\"a\": 1}'",
        "json, '{\"a\": 1',",
        "json, '1 2',",
        "json, '\"\\u0000\"',",
        "bytes, aGk=, aGk=",
        "bytes, a%,",
        "interval, P1DT2H, P1DT2H",
        "interval, P,",
    })
    void text_becomes_canonical_or_is_refused(String type, String text, String canonical) {
        assertThat(new FieldType(ColumnType.parse(type)).canonical(text)).isEqualTo(canonical);
    }

    @Test
    void decimals_never_change_their_value() {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            var number = new BigDecimal(new java.math.BigInteger(random.nextInt(100), random), random.nextInt(12) - 2);
            var text = random.nextBoolean() ? number.toString() : number.toPlainString();
            var canonical = NumberText.decimal(text, 0, 0);
            assertThat(new BigDecimal(canonical)).isEqualByComparingTo(number);
            boolean fits = number.stripTrailingZeros().scale() <= 4 && number.precision() - number.scale() <= 16;
            assertThat(NumberText.decimal(text, 20, 4) != null).as(text).isEqualTo(fits);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "%an%, Anna, false",
        "a%a, anna, true",
        "_nna, anna, true",
        "%, '', true",
        "100\\%, 100%, true",
        "100\\%, 1000, false",
        "%a%b%c, xaybzc, true",
        "_, 😀, true"
    })
    void like_knows_any_text_one_character_and_the_escape(String pattern, String text, boolean matches) {
        assertThat(new LikePattern(pattern, false).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "'1.234.567,89', 1234567.89",
        "'1,5', 1.5",
        "12.5,",
        "1.2345,",
        "'1.234.5',",
        "-1.234, -1234",
        "'1,2,3',",
        "x,"
    })
    void grouped_numbers_must_have_whole_groups(String text, String plain) {
        var read = new LocalNumber(",", ".").plain(text);
        assertThat(read == CleaningChain.MALFORMED ? null : read).isEqualTo(plain);
    }
}
