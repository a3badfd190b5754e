package io.invokectl.report.planted;

import io.invokectl.files.ResultDirectory;

/** Violation: the report uses another adapter. */
public interface ReportOnFiles {
    ResultDirectory results();
}
