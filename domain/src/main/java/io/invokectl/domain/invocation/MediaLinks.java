package io.invokectl.domain.invocation;

import io.invokectl.domain.json.JsonArray;
import io.invokectl.domain.json.JsonObject;
import io.invokectl.domain.json.JsonString;
import io.invokectl.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the media in an output of any shape: models do not share one. */
final class MediaLinks {
    private static final List<String> ADDRESSES =
            List.of("url", "file_url", "audio_url", "image_url", "video_url", "download_url");
    private static final List<String> CONTENTS = List.of("b64_json", "base64", "file_data");
    private static final List<String> MEDIA = List.of("audio", "image", "video", "audio_file");
    private static final List<String> SCHEMES = List.of("https:", "http:", "data:");

    /** A link that only the adapter of its scheme can follow. */
    private static final Pattern OTHER_SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]*:\\S*/\\S+", Pattern.CASE_INSENSITIVE);

    /** The member with the reasons of a failure, whose links lead to documentation. */
    private static final String REASONS = "detail";

    private final Map<String, MediaLink> found = new LinkedHashMap<>();

    private MediaLinks() {}

    /** The links in {@code output} in document order, without duplicates and without those in {@code sent}. */
    static List<MediaLink> in(JsonValue output, JsonValue sent) {
        var links = new MediaLinks();
        links.walk(output, true);
        var own = new ArrayList<String>();
        collectText(sent, own);
        own.forEach(links.found::remove);
        return List.copyOf(links.found.values());
    }

    private void walk(JsonValue value, boolean mayBeLink) {
        if (value instanceof JsonObject object) {
            walkObject(object);
        } else if (value instanceof JsonArray array) {
            array.items().forEach(item -> walk(item, true));
        } else if (mayBeLink && value instanceof JsonString string && isAddress(string.value())) {
            add(string.value(), Optional.empty());
        }
    }

    private void walkObject(JsonObject object) {
        Optional<String> type = object.get("content_type").nonBlankText();
        List<String> addresses = ADDRESSES.stream()
                .flatMap(name -> object.get(name).nonBlankText().stream())
                .filter(text -> isAddress(text) || OTHER_SCHEME.matcher(text).matches())
                .toList();
        addresses.forEach(address -> add(address, type));
        if (addresses.isEmpty()) {
            CONTENTS.stream()
                    .flatMap(name -> object.get(name).nonBlankText().stream())
                    .findFirst()
                    .ifPresent(content -> add(asAddress(content, type), type));
        }
        object.members().forEach((name, member) -> {
            if (!name.equals(REASONS) && !ADDRESSES.contains(name) && !CONTENTS.contains(name)) {
                walk(member, MEDIA.contains(name));
            }
        });
    }

    private void add(String address, Optional<String> type) {
        found.putIfAbsent(address, new MediaLink(address, type));
    }

    private static boolean isAddress(String text) {
        return SCHEMES.stream().anyMatch(scheme -> text.regionMatches(true, 0, scheme, 0, scheme.length()));
    }

    private static String asAddress(String content, Optional<String> type) {
        return isAddress(content) ? content : "data:" + type.orElse("application/octet-stream") + ";base64," + content;
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
