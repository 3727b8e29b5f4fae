package io.sluice.increment;

import io.sluice.fixture.TestDatabase;

class PostgresIncrementTest extends IncrementContract {

    @Override
    TestDatabase target() {
        return TestDatabase.postgres();
    }
}
