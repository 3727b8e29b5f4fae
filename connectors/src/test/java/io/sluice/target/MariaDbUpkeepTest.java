package io.sluice.target;

class MariaDbUpkeepTest extends UpkeepContract {

    @Override
    World world() {
        return World.mariadb();
    }
}
