package io.invokectl.application.planted;

import java.sql.Connection;

/** Violation: the application uses SQL. */
public interface ApplicationOnSql {
    Connection connection();
}
