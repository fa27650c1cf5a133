package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.terminal.Fields;
import io.cruddur.conversations.table.Units;
import java.math.BigDecimal;

/** Capacity units, as they are printed. */
final class Amount {

    private Amount() {}

    /** For people. */
    static String of(Units units) {
        String reads = plain(units.reads()) + " RCU";
        String writes = plain(units.writes()) + " WCU";
        if (units.writes() == 0) {
            return reads;
        }
        return units.reads() == 0 ? writes : reads + ", " + writes;
    }

    /** For scripts. */
    static Fields fields(Units units) {
        return Fields.of("rcu", units.reads()).and("wcu", units.writes());
    }

    private static String plain(double units) {
        return BigDecimal.valueOf(units).stripTrailingZeros().toPlainString();
    }
}
