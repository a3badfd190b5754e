package io.invokectl.ledger;

import java.sql.SQLException;

/** A row does not hold what this program writes into one. */
final class DamagedRow extends SQLException {
    DamagedRow(RuntimeException problem) {
        super(problem.getMessage(), problem);
    }
}
