package io.invokectl.cli.output;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.util.List;

/** Prints the result of a command, and its failures. In JSON format, stdout gets exactly one document. */
public final class Output {
    private final Console console;
    private final OutputFormat format;
    private final boolean isIndented;
    private boolean printed;

    /** Writes to a console in a format. */
    public Output(Console console, OutputFormat format) {
        this(console, format, format == OutputFormat.TEXT);
    }

    /**
     * Writes to a console in a format.
     *
     * @param isIndented whether documents that are JSON in every format are indented
     */
    public Output(Console console, OutputFormat format, boolean isIndented) {
        this.console = console;
        this.format = format;
        this.isIndented = isIndented;
    }

    /** Returns the format. */
    public OutputFormat format() {
        return format;
    }

    /** Prints a document that is JSON in every format, indented or on one line. */
    public void document(JsonValue document) {
        print(isIndented ? JsonText.indented(document) : JsonText.compact(document));
    }

    private void print(String document) {
        console.out(document);
        printed = true;
    }

    /** Prints a document, or in text format these lines. */
    public void document(JsonValue document, List<String> text) {
        if (format == OutputFormat.TEXT) {
            text.forEach(console::out);
        } else {
            print(JsonText.compact(document));
        }
    }

    /** Prints several documents, as an array or one per line, or in text format these lines. */
    public void lines(List<JsonValue> documents, List<String> text) {
        if (format == OutputFormat.JSONL) {
            documents.forEach(document -> print(JsonText.compact(document)));
            printed = true;
        } else {
            document(new JsonArray(documents), text);
        }
    }

    /**
     * Prints a failure: in JSON format to stdout unless a document was printed before or stdout is broken, otherwise
     * to stderr.
     */
    public void failure(ErrorReport failure) {
        boolean asDocument = format != OutputFormat.TEXT && !printed;
        if (asDocument) {
            print(JsonText.compact(JsonObject.EMPTY.with("errors", JsonArray.of(failure.toJson()))));
        }
        if (!asDocument || console.isOutBroken()) {
            console.err("Error: " + failure.detail());
            failure.hint().ifPresent(hint -> console.err("Hint: " + hint));
        }
    }

    /** Reports in JSON format that a signal stopped the command, unless a document was printed before. */
    public void stopped(ExitCode code) {
        if (format != OutputFormat.TEXT && !printed) {
            failure(ErrorReport.of(code, code.word()));
        }
    }

    /** Prints failures and returns the most severe exit code. */
    public ExitCode failures(List<ErrorReport> failures) {
        failures.forEach(this::failure);
        return ExitCode.mostSevere(failures.stream().map(ErrorReport::code).toList());
    }
}
