package io.invokectl.files.planted;

import de.siegmar.fastcsv.reader.CsvRecord;

/** What must not be: CSV where nobody reads any. */
public interface FilesOnFastCsv {
    CsvRecord line();
}
