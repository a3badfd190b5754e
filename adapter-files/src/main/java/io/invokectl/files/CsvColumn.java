package io.invokectl.files;

import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonNull;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.submission.Tag;
import io.invokectl.domain.value.InvalidValueException;
import java.util.HashSet;
import java.util.List;

/**
 * A column of a CSV manifest.
 *
 * @param name {@code id}, {@code model_id}, {@code tag.KEY}, or the path of an input field
 */
record CsvColumn(String name) {
    private static final String ID = "id";
    private static final String MODEL = "model_id";
    private static final String TAG = "tag.";
    private static final String NEXT_ITEM = "[]";

    CsvColumn {
        if (!name.equals(name.strip())) {
            throw new InvalidValueException("column \"" + name + "\" begins or ends with a blank");
        }
        if (name.equals(TAG)) {
            throw new InvalidValueException("column \"tag.\" has no tag key");
        }
        if (!name.startsWith(TAG)) {
            InputField.at(name, JsonNull.NULL);
        }
    }

    /**
     * The columns of a header.
     *
     * @throws InvalidValueException if a name is invalid, or repeated and not a list
     */
    static List<CsvColumn> header(List<String> names) {
        int unnamed = names.indexOf("");
        if (unnamed >= 0) {
            throw new InvalidValueException("column " + (unnamed + 1) + " has no name");
        }
        if (names.size() == 1 && names.get(0).matches("(?s).*[;\t].*")) {
            throw new InvalidValueException("the header is a single column; separate columns with commas");
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name) && !name.contains(NEXT_ITEM)) {
                throw new InvalidValueException("duplicate column \"" + name + "\"");
            }
        }
        return names.stream().map(CsvColumn::new).toList();
    }

    boolean isId() {
        return name.equals(ID);
    }

    boolean isField() {
        return !isId() && !name.equals(MODEL) && !name.startsWith(TAG);
    }

    /** The input field that a cell of this column sets. A cell is data and never names a file. */
    InputField field(String cell) {
        return InputField.at(name, InputField.typed(cell));
    }

    /**
     * The draft with the model or the tag in a cell.
     *
     * @throws InvalidValueException if the cell is not a valid value
     */
    SubmissionDraft over(SubmissionDraft draft, String cell) {
        return name.equals(MODEL)
                ? draft.with(new ModelId(cell))
                : draft.with(new Tag(name.substring(TAG.length()), cell));
    }
}
