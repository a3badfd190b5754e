package io.invokectl.application.save;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** File type, detected by the first bytes; the declared content type is only a fallback. */
enum FileKind {
    PNG("png", "image/png", "\u0089PNG\r\n\u001a\n", 0),
    JPEG("jpg", "image/jpeg", "\u00ff\u00d8\u00ff", 0),
    GIF("gif", "image/gif", "GIF8", 0),
    WEBP("webp", "image/webp", "WEBP", 8),
    WAV("wav", "audio/wav", "WAVE", 8),
    MP3_TAGGED("mp3", "audio/mpeg", "ID3", 0),
    MP3("mp3", "audio/mpeg", "\u00ff\u00fb", 0),
    MP3_LAYER("mp3", "audio/mpeg", "\u00ff\u00f3", 0),
    FLAC("flac", "audio/flac", "fLaC", 0),
    OGG("ogg", "audio/ogg", "OggS", 0),
    AVIF("avif", "image/avif", "ftypavif", 4),
    M4A("m4a", "audio/mp4", "ftypM4A", 4),
    MOV("mov", "video/quicktime", "ftypqt", 4),
    MP4("mp4", "video/mp4", "ftyp", 4),
    WEBM("webm", "video/webm", "\u001aE\u00df\u00a3", 0),
    SVG("svg", "image/svg+xml", "<svg", 0),
    GLB("glb", "model/gltf-binary", "glTF", 0),
    ZIP("zip", "application/zip", "PK\u0003\u0004", 0),
    PDF("pdf", "application/pdf", "%PDF-", 0),
    PLY("ply", "model/ply", "ply\n", 0),
    PLY_WINDOWS("ply", "model/ply", "ply\r\n", 0),
    FBX("fbx", "application/vnd.autodesk.fbx", "Kaydara FBX Binary", 0),
    SAFETENSORS("safetensors", "application/x-safetensors", "\u0000\u0000\u0000\u0000{\"", 4),
    GLTF("gltf", "model/gltf+json"),
    OBJ("obj", "model/obj"),
    JSON("json", "application/json"),
    TEXT("txt", "text/plain"),
    VTT("vtt", "text/vtt"),
    SRT("srt", "application/x-subrip"),
    SRT_TEXT("srt", "text/srt"),
    UNKNOWN("bin", "application/octet-stream");

    private final String extension;
    private final String contentType;
    private final String magic;
    private final int offset;

    FileKind(String extension, String contentType, String magic, int offset) {
        this.extension = extension;
        this.contentType = contentType;
        this.magic = magic;
        this.offset = offset;
    }

    /** A type that the first bytes do not tell. */
    FileKind(String extension, String contentType) {
        this(extension, contentType, "", 0);
    }

    /** The type of the first bytes, otherwise the declared one, otherwise {@link #UNKNOWN}. */
    static FileKind of(byte[] head, Optional<String> declared) {
        return Arrays.stream(values())
                .filter(kind -> kind.begins(head))
                .findFirst()
                .or(() -> declared.flatMap(FileKind::declaredAs))
                .orElse(UNKNOWN);
    }

    /** Whether the first bytes are those of a web page, which some hosts send instead of an error. */
    static boolean isWebPage(byte[] head) {
        String start =
                new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    String extension() {
        return extension;
    }

    String contentType() {
        return contentType;
    }

    private boolean begins(byte[] head) {
        return !magic.isEmpty() && new String(head, StandardCharsets.ISO_8859_1).startsWith(magic, offset);
    }

    /** Whether a host declares this content type for files of any kind. */
    static boolean isUnspecific(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).contains("octet-stream");
    }

    private static Optional<FileKind> declaredAs(String contentType) {
        String plain = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.contentType.equals(plain))
                .findFirst();
    }
}
