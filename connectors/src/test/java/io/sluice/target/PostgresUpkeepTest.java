package io.sluice.target;

class PostgresUpkeepTest extends UpkeepContract {

    @Override
    World world() {
        return World.postgres();
    }
}
