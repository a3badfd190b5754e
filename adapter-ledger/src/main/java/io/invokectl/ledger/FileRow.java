package io.invokectl.ledger;

import io.invokectl.domain.invocation.JobId;
import io.invokectl.domain.job.SavedFile;
import java.sql.SQLException;

/** A row of the table of files. */
final class FileRow {
    static final String SELECT =
            "SELECT path, url, bytes, sha256, content_type FROM file WHERE job = ? ORDER BY number";
    static final String FORGET = "DELETE FROM file WHERE job = ? AND path = ?";
    static final String STORE =
            "INSERT INTO file (job, path, url, bytes, sha256, content_type) VALUES (?, ?, ?, ?, ?, ?)";

    private FileRow() {}

    static SavedFile read(Row row) throws SQLException {
        return new SavedFile(row.text(), row.text(), row.number(), row.text(), row.text());
    }

    static Object[] values(JobId job, SavedFile file) {
        return new Object[] {job, file.path(), file.url(), file.bytes(), file.sha256(), file.contentType()};
    }
}
