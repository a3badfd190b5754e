package io.invokectl.ledger.planted;

import io.invokectl.report.HtmlReport;

/** Violation: an adapter uses another one. */
public interface LedgerOnReport {
    HtmlReport report();
}
