package io.invokectl.ledger;

import java.sql.SQLException;

/** A row does not hold what this program writes into one. */
final class DamagedRowException extends SQLException {
    DamagedRowException(RuntimeException problem) {
        super(problem.getMessage(), problem);
    }
}
