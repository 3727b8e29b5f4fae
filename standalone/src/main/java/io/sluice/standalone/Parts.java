package io.sluice.standalone;

import io.sluice.standalone.home.Home;
import io.sluice.standalone.home.Settings;
import io.sluice.standalone.mariadb.SandboxMariaDb;
import io.sluice.standalone.postgres.Database;
import io.sluice.standalone.temporal.TemporalAddress;

/**
 * What runs before worker and ui do.
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
        Database store,
        Database warehouse,
        Database sandbox,
        SandboxMariaDb mariaDb,
        TemporalAddress temporal) {}
