package io.sluice.commit;

import io.sluice.fixture.TestDatabase;

class CrossSourcePostgresTest extends CrossSourceTest {

    @Override
    TestDatabase target() {
        return TestDatabase.postgres();
    }

    @Override
    String stages() {
        return "sluice.stages";
    }

    @Override
    String ledger() {
        return "sluice.ledger";
    }

    @Override
    String cursor() {
        return "cursor";
    }

    @Override
    String schema(TestDatabase database) {
        return "public";
    }
}
