package io.invokectl.config.planted;

import de.siegmar.fastcsv.reader.CsvRecord;

/** What must not be: CSV where nobody reads any. */
public interface ConfigOnFastCsv {
    CsvRecord line();
}
