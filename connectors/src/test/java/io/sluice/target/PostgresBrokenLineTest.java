package io.sluice.target;

class PostgresBrokenLineTest extends BrokenLineContract {

    @Override
    World world() {
        return World.postgres();
    }

    @Override
    String[] trigger() {
        return new String[] {
            "create function note() returns trigger language plpgsql as"
                    + " $$ begin insert into seen values (new.id, new.amount); return null; end $$",
            "create trigger note after insert on orders for each row execute function note()"
        };
    }
}
