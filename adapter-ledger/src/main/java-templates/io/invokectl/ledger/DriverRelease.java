package io.invokectl.ledger;

/** The release of the SQLite driver, which the driver itself cannot tell from inside a shaded jar. */
final class DriverRelease {
    static final String VERSION = "${sqlite-jdbc.version}";

    private DriverRelease() {}
}
