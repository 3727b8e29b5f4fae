/** Writes SQL for each dialect from typed parts: every name quoted, every literal escaped. Start at {@link io.sluice.author.sql.SqlWriter}. */
@NullMarked
package io.sluice.author.sql;

import org.jspecify.annotations.NullMarked;
