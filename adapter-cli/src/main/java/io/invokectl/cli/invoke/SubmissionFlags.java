package io.invokectl.cli.invoke;

import io.invokectl.application.port.Deadline;
import io.invokectl.application.submit.SubmitRequest;
import io.invokectl.cli.command.CommandSession;
import io.invokectl.cli.command.CompletionCandidates;
import io.invokectl.cli.command.Flag;
import io.invokectl.cli.command.Flags;
import io.invokectl.cli.output.UsageException;
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
import io.invokectl.json.InvalidJsonException;
import io.invokectl.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The flags that say what to submit: a request body, and single values laid over it. */
public final class SubmissionFlags {
    private static final Flag MODEL = Flag.text("model", "<id>", "The model, such as fal-ai/flux/schnell")
            .or('m')
            .offering(CompletionCandidates.MODELS);

    private static final List<Flag> FIELDS = List.of(
            Flag.list("raw-field", "<key=value>", "Any other field of the input, as a string")
                    .or('f'),
            Flag.list(
                            "field",
                            "<key=value>",
                            "The same, typed: true, false, null, numbers, @file, @-; a[b]= and a[]= nest")
                    .or('F'),
            Flag.list("tag", "<key=value>", "A tag; several as CSV or by repeating the flag"));

    private static final List<Flag> CONTENT = List.of(
            Flag.text("prompt", "<text>", "What to make a picture or a sound of (input.prompt)"),
            Flag.text("text", "<text>", "What to say (input.text)"),
            Flag.text("seconds-total", "<n>", "How long a sound is to be, in seconds (input.seconds_total)"));

    private static final List<Flag> SENDING = List.of(
            Flag.text("request", "<file>", "The whole request body as JSON; - for stdin. Other flags go over it")
                    .offering(CompletionCandidates.FILES),
            Flag.toggle("dry-run", "Print the request body and send nothing"),
            Flag.toggle("at-most-once", "Never send again what may have been accepted, whatever the answer was"),
            Flag.text(
                    "idempotency-key",
                    "<key>",
                    "Buy this once: a key that the ledger knows answers with its job and sends nothing"));

    static final List<Flag> ALL = Stream.of(List.of(MODEL), CONTENT, FIELDS, SENDING)
            .flatMap(List::stream)
            .toList();

    /** Those that say what several submissions have in common. */
    public static final List<Flag> COMMON =
            Stream.concat(Stream.of(MODEL), FIELDS.stream()).toList();

    private final Flags flags;
    private final InputReader input;

    SubmissionFlags(CommandSession session) {
        this(session.flags(), new InputReader(session.console()));
    }

    /** Takes what was typed, and what it may name. */
    public SubmissionFlags(Flags flags, InputReader input) {
        this.flags = flags;
        this.input = input;
    }

    /** The request to submit it, as the flags say. */
    static SubmitRequest request(CommandSession session, Submission submission, Deadline deadline) {
        if (session.flags().texts("idempotency-key").contains("")) {
            throw new UsageException("--idempotency-key is empty: without a key a job may be bought twice");
        }
        return new SubmitRequest(
                submission,
                session.flags().isOn("at-most-once"),
                deadline,
                session.flags().value("idempotency-key", IdempotencyKey::new));
    }

    /** What the flags say so far. */
    public SubmissionDraft draft() {
        SubmissionDraft draft = flags.text("request").map(this::body).orElse(SubmissionDraft.EMPTY);
        Optional<ModelId> model = flags.value("model", ModelId::new);
        if (model.isPresent()) {
            draft = draft.with(model.get());
        }
        for (InputField field : fields()) {
            draft = draft.with(field);
        }
        for (List<Tag> tags : flags.values("tag", TagFlag::read)) {
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
        flags.count("seconds-total", "seconds")
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds -> fields.add(InputField.at("seconds_total", JsonNumber.of(seconds))));
        fields.addAll(flags.values("raw-field", text -> field(text, "-f", JsonString::new)));
        fields.addAll(flags.values("field", text -> field(text, "-F", this::typed)));
        return fields;
    }

    /** What the flags say, all that is needed included. */
    static Submission finished(SubmissionDraft draft) {
        if (draft.model().isEmpty()) {
            throw new UsageException("no model: name one with --model, or as model_id in the --request body");
        }
        if (draft.input().isEmpty()) {
            throw new UsageException(
                    "no input: give at least one of --prompt, --text, -f and -F, or a --request body with an input");
        }
        return draft.finish();
    }

    private SubmissionDraft body(String name) {
        try {
            return SubmissionDraft.of(JsonText.parse(input.read(name, "--request")));
        } catch (InvalidJsonException wrong) {
            throw new UsageException("--request " + name + ": " + wrong.problem());
        } catch (InvalidSubmissionException wrong) {
            throw new UsageException("--request " + name + ": " + wrong.getMessage());
        }
    }

    private static InputField field(String text, String flag, Function<String, JsonValue> reader) {
        int equals = text.indexOf('=');
        if (equals < 0 && text.endsWith("[]")) {
            return InputField.at(text.substring(0, text.length() - 2), JsonArray.of());
        }
        if (equals < 1) {
            throw new UsageException(flag + " reads key=value, not \"" + text + "\"");
        }
        return InputField.at(text.substring(0, equals), reader.apply(text.substring(equals + 1)));
    }

    private JsonValue typed(String value) {
        return value.startsWith("@") ? new JsonString(input.text(value.substring(1), "-F")) : InputField.typed(value);
    }
}
