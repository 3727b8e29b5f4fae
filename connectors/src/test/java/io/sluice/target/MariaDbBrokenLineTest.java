package io.sluice.target;

class MariaDbBrokenLineTest extends BrokenLineContract {

    @Override
    World world() {
        return World.mariadb();
    }

    @Override
    String[] trigger() {
        return new String[] {
            "create trigger note after insert on orders for each row insert into seen values (new.id, new.amount)"
        };
    }
}
