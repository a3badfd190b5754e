/** The page that shows what became of a batch: one file that needs nothing but the files beside it. */
package io.invokectl.files.report;
