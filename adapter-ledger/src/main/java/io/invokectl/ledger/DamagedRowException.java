package io.invokectl.ledger;

import java.sql.SQLException;

/** A row contains a value that this program never writes. */
final class DamagedRowException extends SQLException {
    DamagedRowException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
