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
 * A column of a table, and what its cells are.
 *
 * @param name {@code id}, {@code model_id}, {@code tag.KEY}, or the place of a field in the input
 */
record CsvColumn(String name) {
    private static final String ID = "id";
    private static final String MODEL = "model_id";
    private static final String TAG = "tag.";
    private static final String NEXT_ITEM = "[]";

    /** Refuses what can be no name of a column. */
    CsvColumn {
        if (!name.equals(name.strip())) {
            throw new InvalidValueException("the column \"" + name + "\" begins or ends with a blank");
        }
        if (name.equals(TAG)) {
            throw new InvalidValueException("the column \"tag.\" names no tag");
        }
        if (!name.startsWith(TAG)) {
            InputField.at(name, JsonNull.NULL);
        }
    }

    /**
     * The columns that a header names.
     *
     * @throws InvalidValueException if one of them can be none, or stands twice where that makes no sense
     */
    static List<CsvColumn> header(List<String> names) {
        int nameless = names.indexOf("");
        if (nameless >= 0) {
            throw new InvalidValueException("column " + (nameless + 1) + " has no name");
        }
        if (names.size() == 1 && names.get(0).matches("(?s).*[;\t].*")) {
            throw new InvalidValueException("the header is a single column; columns are divided by commas");
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name) && !name.contains(NEXT_ITEM)) {
                throw new InvalidValueException("the column \"" + name + "\" stands twice");
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
     * The draft with a cell that is no field of the input.
     *
     * @throws InvalidValueException if the cell cannot be what it should be
     */
    SubmissionDraft over(SubmissionDraft draft, String cell) {
        return name.equals(MODEL)
                ? draft.with(new ModelId(cell))
                : draft.with(new Tag(name.substring(TAG.length()), cell));
    }
}
