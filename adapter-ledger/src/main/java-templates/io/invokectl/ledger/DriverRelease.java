package io.invokectl.ledger;

/** Which release of SQLite's driver this is: inside a jar of many, the driver itself no longer knows. */
final class DriverRelease {
    static final String VERSION = "${sqlite-jdbc.version}";

    private DriverRelease() {}
}
