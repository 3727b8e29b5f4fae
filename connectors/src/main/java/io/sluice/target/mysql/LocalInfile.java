package io.sluice.target.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import io.sluice.target.TargetSession;
import java.sql.SQLException;

/** Whether server and driver both let a session send a stream to LOAD DATA. */
final class LocalInfile {

    private LocalInfile() {}

    static boolean allowed(TargetSession session) {
        return byDriver(session)
                && "1".equals(String.valueOf(session.db().fetchValue("select @@global.local_infile + 0")));
    }

    private static boolean byDriver(TargetSession session) {
        try {
            return session.jdbc()
                    .unwrap(JdbcConnection.class)
                    .getPropertySet()
                    .getBooleanProperty(PropertyKey.allowLoadLocalInfile)
                    .getValue();
        } catch (SQLException e) {
            return false;
        }
    }
}
