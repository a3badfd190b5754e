package io.invokectl.cli.jobs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.invokectl.domain.submission.Tag;
import io.invokectl.domain.value.InvalidValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Parses a value of {@code --tag}, a line of CSV as in doctl: a tag that contains a comma is quoted. */
final class TagFlag {
    private TagFlag() {}

    /**
     * Returns the tags in one value; empty fields are ignored.
     *
     * @throws InvalidValueException if the value is not a line of CSV, or a field is not a tag
     */
    static List<Tag> read(String value) {
        if (value.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new InvalidValueException("unbalanced quotes in " + value);
        }
        try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(value)) {
            return lines.stream()
                    .flatMap(line -> line.getFields().stream())
                    .filter(field -> !field.isEmpty())
                    .map(Tag::parse)
                    .toList();
        } catch (CsvParseException malformed) {
            throw new InvalidValueException("unbalanced quotes in " + value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
