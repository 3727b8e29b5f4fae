/**
 * How MySQL and MariaDB keep the ledger, take rows and apply loads. Start at {@link io.sluice.target.mysql.MySqlDialect}. DDL commits here by
 * itself, so none is ever sent inside a transaction; temporary tables are no DDL in this sense.
 */
@NullMarked
package io.sluice.target.mysql;

import org.jspecify.annotations.NullMarked;
