package io.invokectl.ledger;

import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.SavedFile;
import java.sql.SQLException;

/** Conversion between rows of the {@code file} table and saved files. */
final class FileRow {
    static final String SELECT =
            "SELECT path, url, bytes, sha256, content_type FROM file WHERE job = ? ORDER BY number";
    static final String DELETE = "DELETE FROM file WHERE job = ? AND path = ?";
    static final String INSERT =
            "INSERT INTO file (job, path, url, bytes, sha256, content_type) VALUES (?, ?, ?, ?, ?, ?)";

    private FileRow() {}

    static SavedFile read(ResultRow row) throws SQLException {
        return new SavedFile(row.text(), row.text(), row.integer(), row.text(), row.text());
    }

    static Object[] values(JobId job, SavedFile file) {
        return new Object[] {job, file.path(), file.url(), file.bytes(), file.sha256(), file.contentType()};
    }
}
