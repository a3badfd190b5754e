package io.invokectl.application.save;

import io.invokectl.domain.batch.RowId;
import io.invokectl.domain.submission.Submission;
import io.invokectl.domain.value.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Template for the names of a job's files. Placeholders are {@code {model}}, {@code {id}}, {@code {n}} (the file's
 * number within the job), {@code {ext}} (derived from the content), {@code {tag.KEY}}, and in a batch {@code {row}}.
 * Characters that are unsafe in a file name are replaced by hyphens. Immutable and thread-safe.
 */
public final class NameTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._=+@,-]+");
    private static final Set<String> PLACEHOLDERS = Set.of("model", "id", "n", "ext");
    private static final Set<String> BATCH_PLACEHOLDERS = Set.of("model", "id", "n", "ext", "row");
    private static final String TAG = "tag.";
    private static final Set<String> SHORT_PLACEHOLDERS = Set.of("n", "ext");
    private static final int SHORT_PART = 8;
    private static final int LEAST_PART = 8;
    private static final int LONGEST_PART = 80;

    /** File systems allow 255 bytes; a number and {@code .json} may be appended. */
    private static final int LONGEST_NAME = 240;

    /** The default outside of a batch. */
    public static final NameTemplate DEFAULT = new NameTemplate("{model}-{id}-{n}.{ext}");

    /** The default in a batch. */
    public static final NameTemplate BATCH_DEFAULT = ofBatch("{row}-{n}.{ext}");

    private final String template;
    private final int longestPart;

    /**
     * Parses a template for files outside of a batch.
     *
     * @throws InvalidValueException if it is blank, contains a directory or an unknown placeholder, or is too long
     */
    public NameTemplate(String template) {
        this(template, PLACEHOLDERS);
    }

    /**
     * Parses a template for the files of a batch, which may contain {@code {row}}.
     *
     * @throws InvalidValueException as with the constructor
     */
    public static NameTemplate ofBatch(String template) {
        return new NameTemplate(template, BATCH_PLACEHOLDERS);
    }

    private NameTemplate(String template, Set<String> placeholders) {
        if (template.isBlank() || template.indexOf('/') >= 0 || template.indexOf('\\') >= 0) {
            throw new InvalidValueException("\"" + template + "\" is empty or contains a directory");
        }
        List<String> used = PLACEHOLDER
                .matcher(template)
                .results()
                .map(placeholder -> placeholder.group(1))
                .toList();
        used.forEach(placeholder -> requireKnown(placeholder, placeholders));
        String rest = PLACEHOLDER.matcher(template).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new InvalidValueException("unbalanced braces in \"" + template + "\"");
        }
        this.template = template;
        this.longestPart = longestPart(rest, used);
        if (longestPart < LEAST_PART) {
            throw new InvalidValueException("\"" + template + "\" makes file names that are too long");
        }
    }

    private static int longestPart(String fixed, List<String> placeholders) {
        int brief =
                (int) placeholders.stream().filter(SHORT_PLACEHOLDERS::contains).count();
        int left = LONGEST_NAME - bytes(fixed) - brief * SHORT_PART;
        return Math.min(LONGEST_PART, left / Math.max(1, placeholders.size() - brief));
    }

    /** The file name for these values; a placeholder without a value becomes {@code none}. */
    String fill(Map<String, String> values) {
        String name = PLACEHOLDER
                .matcher(template)
                .replaceAll(placeholder ->
                        Matcher.quoteReplacement(safe(values.getOrDefault(placeholder.group(1), "none"))));
        return name.matches("[. ]*") ? "_" + name : name;
    }

    /**
     * The name of a row's first file without its extension, as far as it is known before the row is submitted.
     *
     * @return empty if the request ID is part of the name
     */
    public Optional<String> predicted(RowId row, Submission submission) {
        Map<String, String> values = values(submission);
        values.put("row", row.value());
        values.put("n", "1");
        return template.contains("{id}") ? Optional.empty() : Optional.of(fill(values));
    }

    /** The name of a job's first file if it depends on the submission alone. */
    Optional<String> fixed(Submission submission) {
        boolean isFixed = Stream.of("{id}", "{n}", "{ext}", "{row}").noneMatch(template::contains);
        return isFixed ? Optional.of(fill(values(submission))) : Optional.empty();
    }

    /** The values that a submission provides. */
    static Map<String, String> values(Submission submission) {
        Map<String, String> values = new HashMap<>();
        values.put("model", submission.model().value());
        submission.tags().forEach(tag -> values.put("tag." + tag.key(), tag.value()));
        return values;
    }

    /** Whether the files of one job get different names. */
    boolean numbersFiles() {
        return template.contains("{n}");
    }

    private String safe(String value) {
        String safe = UNSAFE.matcher(value).replaceAll("-").replaceAll("^[.-]+|[.-]+$", "");
        while (bytes(safe) > longestPart) {
            safe = safe.substring(0, safe.offsetByCodePoints(safe.length(), -1));
        }
        return safe.isEmpty() ? "_" : safe;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void requireKnown(String placeholder, Set<String> placeholders) {
        if (!placeholders.contains(placeholder) && !placeholder.startsWith(TAG)) {
            throw new InvalidValueException("unknown placeholder {" + placeholder + "}: use "
                    + (placeholders.contains("row") ? "{row}, " : "") + "{model}, {id}, {n}, {ext} or {tag.KEY}");
        }
    }
}
