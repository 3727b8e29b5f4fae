package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By what a question wants its figures: a column, the rows of a table, or stretches of time. */
record Group(
        @Nullable Attr attr,
        @Nullable TableMetadata table,
        @Nullable String unit) {
    Group(@Nullable Attr attr, @Nullable TableMetadata table) {
        this(attr, table, null);
    }

    /** By stretches of time. */
    static Group of(String unit) {
        return new Group(null, null, unit);
    }

    /** The column that makes the groups: in the table that is named, else near what is measured, else the only one of that name. */
    Optional<Col> column(TableMetadata near) {
        if (attr == null) {
            return Optional.empty();
        }
        if (table != null) {
            return attr.of(table);
        }
        return attr.of(near).or(() -> Links.isTime(attr.phrase()) ? Optional.empty() : attr.anywhere());
    }
}
