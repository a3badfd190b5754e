package io.invokectl.application.planted;

import java.sql.Connection;

/** What must not be: the application on SQL. */
public interface ApplicationOnSql {
    Connection connection();
}
