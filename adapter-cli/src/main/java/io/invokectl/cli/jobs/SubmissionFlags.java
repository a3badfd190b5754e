package io.invokectl.cli.jobs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.cli.args.CompletionCandidates;
import io.invokectl.cli.args.Flag;
import io.invokectl.cli.args.Flags;
import io.invokectl.cli.output.UsageException;
import io.invokectl.cli.session.CommandSession;
import io.invokectl.domain.failure.InvalidSubmissionException;
import io.invokectl.domain.invocation.IdempotencyKey;
import io.invokectl.domain.invocation.ModelId;
import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonNumber;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import io.invokectl.domain.submission.InputField;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.submission.SubmissionDraft;
import io.invokectl.domain.submission.Tag;
import io.invokectl.domain.value.InvalidValueException;
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The flags that describe a submission: a request body, and flags that override its fields. */
public final class SubmissionFlags {
    private static final List<Flag> FIELDS = List.of(
            Flag.list("raw-field", "<key=value>", "Any other input field, as a string (repeatable)")
                    .shortName('f'),
            Flag.list(
                            "field",
                            "<key=value>",
                            "Typed input field (repeatable): true, false, null, numbers, @file, @-; a[b]= and a[]= nest")
                    .shortName('F'),
            Flag.list("tag", "<key=value>", "Tag, or several as CSV (repeatable)"));

    private static final List<Flag> CONTENT = List.of(
            Flag.text("prompt", "<text>", "Text prompt (input.prompt)"),
            Flag.text("text", "<text>", "Text to speak (input.text)"),
            Flag.text("seconds-total", "<n>", "Duration of the audio in seconds (input.seconds_total)"));

    private static final List<Flag> SENDING = List.of(
            Flag.text("request", "<file>", "Request body as JSON, or - for stdin; other flags override its fields")
                    .completing(CompletionCandidates.FILES),
            Flag.bool("dry-run", "Print the request body without submitting it"),
            Flag.bool("at-most-once", "Never retry a submission that may have been accepted"),
            Flag.text("idempotency-key", "<key>", "Submit at most once per key; a known key returns the existing job"));

    static final List<Flag> ALL = Stream.of(
                    List.of(model("Model, such as fal-ai/flux/schnell")), CONTENT, FIELDS, SENDING)
            .flatMap(List::stream)
            .toList();

    /** The flags that apply to every row of a batch. */
    public static final List<Flag> COMMON = Stream.concat(
                    Stream.of(model("Model for rows that do not name one")), FIELDS.stream())
            .toList();

    private final Flags flags;
    private final InputReader input;

    SubmissionFlags(CommandSession session) {
        this(session.flags(), new InputReader(session.console()));
    }

    /** Reads submissions from flags and from the files that they specify. */
    public SubmissionFlags(Flags flags, InputReader input) {
        this.flags = flags;
        this.input = input;
    }

    private static Flag model(String description) {
        return Flag.text("model", "<id>", description).shortName('m').completing(CompletionCandidates.MODELS);
    }

    /** Returns the request for a submission, with the flags that govern retries. */
    static SubmitRequest request(CommandSession session, Submission submission, Deadline deadline) {
        if (session.flags().texts("idempotency-key").contains("")) {
            throw new UsageException("--idempotency-key is empty: without a key the job may be submitted twice");
        }
        return new SubmitRequest(
                submission,
                session.flags().isOn("at-most-once"),
                deadline,
                session.flags().value("idempotency-key", IdempotencyKey::new));
    }

    /** Returns the submission that the flags describe. It may be incomplete. */
    public SubmissionDraft draft() {
        SubmissionDraft draft = flags.text("request").map(this::body).orElse(SubmissionDraft.EMPTY);
        Optional<ModelId> model = flags.value("model", ModelId::new);
        if (model.isPresent()) {
            draft = draft.with(model.get());
        }
        for (InputField field : fields()) {
            draft = draft.with(List.of(field));
        }
        for (List<Tag> tags : flags.values("tag", SubmissionFlags::tags)) {
            for (Tag tag : tags) {
                draft = draft.with(tag);
            }
        }
        return draft;
    }

    private List<InputField> fields() {
        var fields = new ArrayList<InputField>();
        flags.text("prompt").ifPresent(text -> fields.add(InputField.at("prompt", new JsonString(text))));
        flags.text("text").ifPresent(text -> fields.add(InputField.at("text", new JsonString(text))));
        flags.count("seconds-total")
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> fields.add(InputField.at("seconds_total", JsonNumber.of(seconds))));
        fields.addAll(flags.values("raw-field", text -> field(text, "-f", JsonString::new)));
        fields.addAll(flags.values("field", text -> field(text, "-F", this::typed)));
        return fields;
    }

    /** Returns the complete submission, or throws if the model or the input is missing. */
    static Submission finished(SubmissionDraft draft) {
        if (draft.model().isEmpty()) {
            throw new UsageException("no model: use --model, or set model_id in the --request body");
        }
        if (draft.input().isEmpty()) {
            throw new UsageException("no input: use --prompt, --text, -f or -F, or a --request body with an input");
        }
        return draft.finish();
    }

    private SubmissionDraft body(String name) {
        try {
            return SubmissionDraft.of(JsonText.parse(input.read(name, "--request")));
        } catch (InvalidJsonException invalid) {
            throw new UsageException("--request " + name + ": " + invalid.problem());
        } catch (InvalidSubmissionException invalid) {
            throw new UsageException("--request " + name + ": " + invalid.getMessage());
        }
    }

    private static InputField field(String text, String flag, Function<String, JsonValue> reader) {
        int equals = text.indexOf('=');
        if (equals < 0 && text.endsWith("[]")) {
            return InputField.at(text.substring(0, text.length() - 2), JsonArray.of());
        }
        if (equals < 1) {
            throw new UsageException(flag + " expects key=value, got \"" + text + "\"");
        }
        if (text.startsWith("input.")) {
            throw new UsageException(flag + " names fields of the input: write " + flag + " "
                    + text.substring("input.".length(), equals) + "=…");
        }
        return InputField.at(text.substring(0, equals), reader.apply(text.substring(equals + 1)));
    }

    private JsonValue typed(String value) {
        return value.startsWith("@") ? new JsonString(input.text(value.substring(1), "-F")) : InputField.typed(value);
    }

    /** Parses a line of CSV, as in doctl: a tag that contains a comma is quoted, and empty fields are ignored. */
    private static List<Tag> tags(String value) {
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
