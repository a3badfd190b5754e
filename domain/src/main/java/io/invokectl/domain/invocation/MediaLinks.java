package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the media in an output of any shape: models do not share one. A link is the value of a member named {@code url}
 * or {@code …_url} or after a medium, or an item of a list of links.
 */
final class MediaLinks {
    private static final List<String> CONTENTS = List.of("b64_json", "base64", "file_data");
    private static final Set<String> MEDIA = Set.of("audio", "image", "video", "audio_file");

    /** Members without media: documentation of failures, sources of a text, and the routes of fal's queue. */
    private static final Set<String> OTHERS =
            Set.of("detail", "logs", "citations", "url_citation", "status_url", "response_url", "cancel_url");

    private static final Pattern LINK = Pattern.compile("https?://\\S+|data:[^,\\s]*,\\S+", Pattern.CASE_INSENSITIVE);

    /** A link that only the adapter of its scheme can follow. */
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?!data:|https?:)[a-z][a-z0-9+.-]*:\\S*/\\S+", Pattern.CASE_INSENSITIVE);

    private final Map<String, MediaLink> found = new LinkedHashMap<>();

    private MediaLinks() {}

    /** The links in {@code output} in document order, without duplicates and without those in {@code sent}. */
    static List<MediaLink> in(JsonValue output, JsonValue sent) {
        var links = new MediaLinks();
        links.walk(output);
        if (output instanceof JsonString text && isLink(text.value())) {
            links.add(text.value(), Optional.empty());
        }
        var own = new ArrayList<String>();
        collectText(sent, own);
        own.forEach(links.found::remove);
        return List.copyOf(links.found.values());
    }

    private void walk(JsonValue value) {
        if (value instanceof JsonObject object) {
            walkObject(object);
        } else if (value instanceof JsonArray array) {
            walkArray(array);
        }
    }

    /** A list in which a string is no link is a list of texts. */
    private void walkArray(JsonArray array) {
        boolean hasText = array.items().stream()
                .flatMap(item -> item.nonBlankText().stream())
                .anyMatch(text -> !isLink(text));
        array.items().forEach(item -> {
            walk(item);
            item.nonBlankText().filter(text -> !hasText).ifPresent(link -> add(link, Optional.empty()));
        });
    }

    private void walkObject(JsonObject object) {
        Optional<String> type = object.get("content_type").nonBlankText();
        boolean hasLink = false;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            if (OTHERS.contains(name)) {
                continue;
            }
            if (member.getValue() instanceof JsonString text && isLink(name, text.value())) {
                add(text.value(), type);
                hasLink = true;
            }
            walk(member.getValue());
        }
        if (!hasLink) {
            CONTENTS.stream()
                    .flatMap(name -> object.get(name).nonBlankText().stream())
                    .findFirst()
                    .ifPresent(content -> add(asLink(content, type), type));
        }
    }

    private static boolean isLink(String name, String text) {
        boolean namesLink = name.equals("url") || name.endsWith("_url");
        return (isLink(text) && (namesLink || MEDIA.contains(name)))
                || (namesLink && OTHER_SCHEME.matcher(text).matches());
    }

    private static boolean isLink(String text) {
        return LINK.matcher(text).matches();
    }

    private void add(String address, Optional<String> type) {
        found.putIfAbsent(address, new MediaLink(address, type));
    }

    private static String asLink(String content, Optional<String> type) {
        return isLink(content) ? content : "data:" + type.orElse("application/octet-stream") + ";base64," + content;
    }

    private static void collectText(JsonValue value, List<String> texts) {
        if (value instanceof JsonString string) {
            texts.add(string.value());
        } else if (value instanceof JsonArray array) {
            array.items().forEach(item -> collectText(item, texts));
        } else if (value instanceof JsonObject object) {
            object.members().values().forEach(member -> collectText(member, texts));
        }
    }
}
