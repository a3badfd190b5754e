package io.invokectl.config.planted;

import de.siegmar.fastcsv.reader.CsvRecord;

/** Violation: a module without CSV uses FastCSV. */
public interface ConfigOnFastCsv {
    CsvRecord line();
}
