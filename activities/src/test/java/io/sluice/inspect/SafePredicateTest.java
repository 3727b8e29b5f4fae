package io.sluice.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.catalog.ColumnMetadata;
import io.sluice.connector.database.Engine;
import io.sluice.guard.SqlNeeds;
import io.sluice.pipeline.ColumnType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafePredicateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "POSTGRESQL | MARIADB | bigint | int64 | > | 5 | true",
                "POSTGRESQL | MARIADB | bigint | int64 | > | 5.5 | false",
                "MYSQL | POSTGRESQL | int(11) unsigned | int64 | = | -1 | true",
                "SQLITE | POSTGRESQL | integer | int64 | <= | 9 | true",
                "MYSQL | POSTGRESQL | year(4) | int64 | = | 24 | false",
                "MARIADB | POSTGRESQL | decimal(10,2) | decimal(10,2) | < | 5.5 | true",
                "SQLITE | POSTGRESQL | decimal(10,2) | decimal(10,2) | < | 5.5 | false",
                "POSTGRESQL | POSTGRESQL | double precision | float64 | > | 1 | false",
                "POSTGRESQL | MARIADB | date | date | >= | 2024-02-29 | true",
                "POSTGRESQL | MARIADB | date | date | >= | 2024-02-30 | false",
                "POSTGRESQL | MARIADB | date | date | >= | tomorrow | false",
                "MYSQL | POSTGRESQL | datetime(6) | timestamp | < | 2024-01-01 10:00:00 | true",
                "MYSQL | POSTGRESQL | timestamp | timestamptz | < | 2024-01-01 10:00:00 | false",
                "POSTGRESQL | POSTGRESQL | timestamp with time zone | timestamptz | < | 2024-01-01 | false",
                "MYSQL | POSTGRESQL | varchar(20) | text | = | paid | true",
                "POSTGRESQL | MARIADB | text | text | = | paid | false",
                "MYSQL | POSTGRESQL | varchar(20) | text | > | paid | false",
                "POSTGRESQL | POSTGRESQL | mood | text | = | sad | false",
                "SQLITE | POSTGRESQL | text | text | = | paid | false",
                "POSTGRESQL | POSTGRESQL | boolean | boolean | = | 1 | false",
            })
    void is_asked_of_the_source_only_if_no_row_can_be_lost(
            Engine source,
            Engine target,
            String nativeType,
            String type,
            String operator,
            String literal,
            boolean safe) {
        var column = new ColumnMetadata("c", nativeType, ColumnType.parse(type), true, null, false, false, null, null);
        var test = new SqlNeeds.Test("c", operator, List.of(literal), literal.matches("-?[\\d.]+"));
        assertThat(new SafePredicate(source, target, column).holds(test)).isEqualTo(safe);
    }
}
