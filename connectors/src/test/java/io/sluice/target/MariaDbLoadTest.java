package io.sluice.target;

/** MariaDB as a target. */
class MariaDbLoadTest extends LoadContract {

    @Override
    World world() {
        return World.mariadb();
    }
}
