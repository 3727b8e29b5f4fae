/** How PostgreSQL keeps the ledger, takes rows and applies loads. Start at {@link io.sluice.target.postgres.PostgresDialect}. */
@NullMarked
package io.sluice.target.postgres;

import org.jspecify.annotations.NullMarked;
