/** A MariaDB server of the machine's own programs, for untrusted statements over MySQL targets. Start at {@link SandboxMariaDb}. */
@NullMarked
package io.sluice.standalone.mariadb;

import org.jspecify.annotations.NullMarked;
