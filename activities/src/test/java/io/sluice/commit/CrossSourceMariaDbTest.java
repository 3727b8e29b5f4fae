package io.sluice.commit;

import io.sluice.fixture.TestDatabase;

class CrossSourceMariaDbTest extends CrossSourceTest {

    @Override
    TestDatabase target() {
        return TestDatabase.mariadb();
    }

    @Override
    String stages() {
        return "sluice_stages";
    }

    @Override
    String schema(TestDatabase database) {
        return database.name();
    }
}
