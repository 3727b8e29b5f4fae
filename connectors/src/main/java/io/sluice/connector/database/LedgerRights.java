package io.sluice.connector.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether a session's user may create the ledger, or write the one that an administrator made; asked of the catalogs, nothing is tried. */
final class LedgerRights {

    private static final String POSTGRES = """
            select not pg_is_in_recovery() and current_setting('default_transaction_read_only') = 'off'
               and (has_database_privilege(current_database(), 'CREATE')
                    or coalesce((select has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'INSERT, UPDATE')
                                   from pg_namespace n join pg_class c on c.relnamespace = n.oid
                                  where n.nspname = 'sluice' and c.relname = 'ledger'), false))
            """;

    /** Rights come from the user itself and from the roles it has switched on, on the server, the database or the table. */
    private static final String MYSQL = """
            select @@global.read_only = 0 and (
                exists (select 1 from information_schema.user_privileges
                         where %1$s and privilege_type = 'CREATE')
             or exists (select 1 from information_schema.schema_privileges
                         where %1$s and privilege_type = 'CREATE' and database() like table_schema)
             or exists (select 1 from information_schema.table_privileges
                         where %1$s and privilege_type = 'INSERT' and table_schema = database()
                           and table_name = 'sluice_ledger'))
            """;

    private static final String GRANTEE = """
            (grantee = concat('''', replace(current_user(), '@', '''@'''), '''')
             or grantee in (select concat('''', role_name, '''@''%%''') from information_schema.%1$s)
             or grantee in (select concat('''', role_name, '''@''''') from information_schema.%1$s))
            """;

    private LedgerRights() {}

    static boolean mayKeepLedger(Connection session, Engine engine) throws SQLException {
        return switch (engine) {
            case POSTGRESQL -> ask(session, POSTGRES);
            case MYSQL, MARIADB -> ask(session, MYSQL.formatted(GRANTEE.formatted("enabled_roles")));
            case SQLITE -> false; // a source only
        };
    }

    private static boolean ask(Connection session, String question) throws SQLException {
        try (var statement = session.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
