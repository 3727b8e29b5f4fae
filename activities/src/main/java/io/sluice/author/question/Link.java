package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;

/** A row of {@code many} belongs to the row of {@code one} whose column holds the same value; not {@code declared}: names say so. */
record Link(TableMetadata many, String manyColumn, TableMetadata one, String oneColumn, boolean declared) {

    boolean touches(TableMetadata table) {
        return many.equals(table) || one.equals(table);
    }

    TableMetadata other(TableMetadata table) {
        return many.equals(table) ? one : many;
    }

    String columnOf(TableMetadata table) {
        return many.equals(table) ? manyColumn : oneColumn;
    }
}
