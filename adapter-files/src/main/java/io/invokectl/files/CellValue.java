package io.invokectl.files;

import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.domain.value.Utf8;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What a cell stands for: what a value of the flag {@code -F} does, but for stdin, which a table has not. */
final class CellValue {
    private static final String FILE = "@";
    private static final String STDIN = "@-";

    private CellValue() {}

    /**
     * Reads a cell, and the file that it names.
     *
     * @throws InvalidValueException if the file cannot be read
     */
    static JsonValue of(String cell) {
        if (cell.equals(STDIN)) {
            throw new InvalidValueException("a cell cannot be read from stdin; name a file after the @");
        }
        return cell.startsWith(FILE) ? new JsonString(content(cell.substring(FILE.length()))) : InputField.typed(cell);
    }

    private static String content(String file) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            byte[] bytes = content.readNBytes(JsonText.MOST_BYTES + 1);
            if (bytes.length > JsonText.MOST_BYTES) {
                throw new InvalidValueException(file + ": is larger than 16 MiB");
            }
            return Utf8.text(bytes);
        } catch (InvalidPathException unusable) {
            throw new InvalidValueException(file + ": is no path");
        } catch (IOException failure) {
            throw new InvalidValueException(file + ": cannot be read: " + FileErrors.reason(failure));
        }
    }
}
