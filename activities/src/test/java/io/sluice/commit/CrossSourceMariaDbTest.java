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
    String ledger() {
        return "sluice_ledger";
    }

    @Override
    String cursor() {
        return "`cursor`";
    }

    @Override
    String schema(TestDatabase database) {
        return database.name();
    }
}
