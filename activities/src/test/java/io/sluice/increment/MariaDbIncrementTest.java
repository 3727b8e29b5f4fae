package io.sluice.increment;

import io.sluice.fixture.TestDatabase;

class MariaDbIncrementTest extends IncrementContract {

    @Override
    TestDatabase target() {
        return TestDatabase.mariadb();
    }
}
