package io.invokectl.sandbox;

import io.invokectl.sandbox.craft.Content;
import io.invokectl.sandbox.craft.Sink;

/** Content that is whole already. */
final class Bytes implements Content {
    private final String contentType;
    private final byte[] content;

    Bytes(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public long length() {
        return content.length;
    }

    @Override
    public void writeTo(Sink out) {
        out.accept(content, 0, content.length);
    }
}
