package io.invokectl.application.save;

import static java.util.Objects.requireNonNull;

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

/**
 * How the files of a job are named. A template is text with places in it: {@code {model}}, {@code {id}}, {@code {n}} for
 * the file's number within the job, {@code {ext}} for what the content is, {@code {tag.KEY}}, and in a batch {@code
 * {row}}. What comes in for a place is made safe as part of a file name. Immutable and thread-safe.
 */
public final class NameTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._=+@,-]+");
    private static final Set<String> PLACES = Set.of("model", "id", "n", "ext");
    private static final Set<String> BATCH_PLACES = Set.of("model", "id", "n", "ext", "row");
    private static final String TAG = "tag.";
    private static final Set<String> SHORT_PLACES = Set.of("n", "ext");
    private static final int SHORT_PART = 8;
    private static final int LEAST_PART = 8;
    private static final int LONGEST_PART = 80;

    /** File systems take 255 bytes; a number and {@code .json} may yet be added. */
    private static final int LONGEST_NAME = 240;

    /** What is used where nothing else is said. */
    public static final NameTemplate DEFAULT = new NameTemplate("{model}-{id}-{n}.{ext}");

    /** What is used in a batch where nothing else is said. */
    public static final NameTemplate BATCH_DEFAULT = ofBatch("{row}-{n}.{ext}");

    private final String template;
    private final int longestPart;

    /**
     * Checks a template.
     *
     * @throws InvalidValueException if it is blank, names a folder, has a place that stands for nothing, or is too long
     */
    public NameTemplate(String template) {
        this(template, PLACES);
    }

    /**
     * Checks a template for the files of a batch, which may have the place {@code {row}}.
     *
     * @throws InvalidValueException as with the constructor
     */
    public static NameTemplate ofBatch(String template) {
        return new NameTemplate(template, BATCH_PLACES);
    }

    private NameTemplate(String template, Set<String> places) {
        requireNonNull(template, "template");
        if (template.isBlank() || template.indexOf('/') >= 0 || template.indexOf('\\') >= 0) {
            throw new InvalidValueException("\"" + template + "\" is empty or names a folder");
        }
        PLACE.matcher(template).results().map(place -> place.group(1)).forEach(place -> requireKnown(place, places));
        String rest = PLACE.matcher(template).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            throw new InvalidValueException("the braces of \"" + template + "\" do not pair");
        }
        this.template = template;
        this.longestPart = longestPart(rest);
        if (longestPart < LEAST_PART) {
            throw new InvalidValueException("\"" + template + "\" makes names that are too long for a file");
        }
    }

    private int longestPart(String fixed) {
        List<String> places =
                PLACE.matcher(template).results().map(place -> place.group(1)).toList();
        int brief = (int) places.stream().filter(SHORT_PLACES::contains).count();
        int left = LONGEST_NAME - bytes(fixed) - brief * SHORT_PART;
        return Math.min(LONGEST_PART, left / Math.max(1, places.size() - brief));
    }

    /** The file name, with these values for the places; a tag without a value becomes {@code none}. */
    String fill(Map<String, String> values) {
        String name = PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(safe(values.getOrDefault(place.group(1), "none"))));
        return name.matches("[. ]*") ? "_" + name : name;
    }

    /**
     * What the first file of a row will be called, but for its end, where that is known before the row is submitted.
     *
     * @return nothing where the request id is part of it
     */
    public Optional<String> foreseen(RowId row, Submission submission) {
        Map<String, String> values = values(submission);
        values.put("row", row.value());
        values.put("n", "1");
        return template.contains("{id}") ? Optional.empty() : Optional.of(fill(values));
    }

    /** What a submission says for the places. */
    static Map<String, String> values(Submission submission) {
        Map<String, String> values = new HashMap<>();
        values.put("model", submission.model().value());
        submission.tags().forEach(tag -> values.put("tag." + tag.key(), tag.value()));
        return values;
    }

    /** Whether files of one job get different names. */
    boolean tellsFilesApart() {
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

    private static void requireKnown(String place, Set<String> places) {
        if (!places.contains(place) && !place.startsWith(TAG)) {
            throw new InvalidValueException("{" + place + "} stands for nothing: there are "
                    + (places.contains("row") ? "{row}, " : "") + "{model}, {id}, {n}, {ext} and {tag.KEY}");
        }
    }
}
