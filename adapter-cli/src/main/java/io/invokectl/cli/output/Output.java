package io.invokectl.cli.output;

import static java.util.Objects.requireNonNull;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.json.JsonText;
import java.util.List;
import java.util.Optional;

/** Prints the result of one command, and its failure. With JSON, stdout gets one document and no more. */
public final class Output {
    private final Console console;
    private final OutputFormat format;
    private boolean printed;

    /** Takes the console and the format. */
    public Output(Console console, OutputFormat format) {
        this.console = requireNonNull(console, "console");
        this.format = requireNonNull(format, "format");
    }

    /** The format. */
    public OutputFormat format() {
        return format;
    }

    /** A document that is JSON in both formats: indented for people. */
    public void document(JsonValue document) {
        console.out(format == OutputFormat.TEXT ? JsonText.indented(document) : JsonText.compact(document));
        printed = true;
    }

    /** A document, or what people get in its place, line by line. */
    public void document(JsonValue document, List<String> text) {
        if (format == OutputFormat.TEXT) {
            text.forEach(console::out);
        } else {
            document(document);
        }
    }

    /** Several documents: as an array, as a line each, or what people get in their place, line by line. */
    public void lines(List<JsonValue> documents, List<String> text) {
        if (format == OutputFormat.JSONL) {
            documents.forEach(this::document);
            printed = true;
        } else {
            document(new JsonArray(documents), text);
        }
    }

    /** A failure: on stdout where JSON is asked for and no document was printed yet, else on stderr. */
    public void failure(ErrorReport failure) {
        if (format != OutputFormat.TEXT && !printed) {
            document(JsonObject.EMPTY.with("errors", JsonArray.of(failure.toJson())));
        } else {
            console.err("Error: " + failure.detail());
            failure.hint().ifPresent(hint -> console.err("Hint: " + hint));
        }
    }

    /** The command was stopped from outside: said where JSON is asked for and no document was printed yet. */
    public void stopped(ExitCode code) {
        if (format != OutputFormat.TEXT && !printed) {
            failure(ErrorReport.of(code, code.word(), Optional.empty()));
        }
    }

    /** Several failures, one by one; the verdict is the gravest of theirs. */
    public ExitCode failures(List<ErrorReport> failures) {
        failures.forEach(this::failure);
        return ExitCode.mostSevere(failures.stream().map(ErrorReport::code).toList());
    }
}
