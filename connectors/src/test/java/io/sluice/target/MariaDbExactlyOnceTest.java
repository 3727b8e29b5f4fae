package io.sluice.target;

/** MariaDB as a target. */
class MariaDbExactlyOnceTest extends ExactlyOnceContract {

    @Override
    World world() {
        return World.mariadb();
    }
}
