/** What is really there: tables, columns, keys and files as their owners describe them. Start at {@link io.sluice.catalog.Catalog}. */
@NullMarked
package io.sluice.catalog;

import org.jspecify.annotations.NullMarked;
