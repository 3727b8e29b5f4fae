package io.sluice.standalone;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Settings;
import io.sluice.standalone.mariadb.SandboxMariaDb;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.temporal.TemporalAddress;

/**
 * What worker and ui run on; each part comes up while the others do.
 *
 * @param version what this build is
 * @param store Sluice's own metadata
 * @param warehouse the default target
 * @param sandbox the superuser of the cluster for untrusted SQL
 * @param mariaDb the same for statements over MySQL targets, started when it is needed
 */
public record Parts(
        String version,
        Home home,
        Settings settings,
        Pending<Database> store,
        Pending<Database> warehouse,
        Pending<Database> sandbox,
        Pending<SandboxMariaDb> mariaDb,
        Pending<TemporalAddress> temporal) {}
