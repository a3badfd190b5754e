/** The report of a batch: one HTML page that needs only the result files beside it. */
package io.invokectl.report;
