package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Spoken;

/** The colours that prompts speak of. */
enum Hue implements Spoken {
    RED(0xe0402c, "red crimson scarlet"),
    ORANGE(0xf58a2c, "orange amber copper"),
    YELLOW(0xf6d84a, "yellow gold golden"),
    GREEN(0x4caf5a, "green emerald"),
    TEAL(0x1fa8a0, "teal turquoise"),
    CYAN(0x35c3e6, "cyan azure"),
    BLUE(0x2f6fe0, "blue sapphire indigo"),
    PURPLE(0x8a45d0, "purple violet"),
    MAGENTA(0xd63fae, "magenta neon"),
    PINK(0xf48ab4, "pink rose"),
    GREY(0x9aa0a8, "grey gray silver monochrome"),
    WHITE(0xe8ecf2, "white ivory"),
    BROWN(0x9a6a42, "brown sepia");

    private final int written;
    private final String words;

    Hue(int written, String words) {
        this.written = written;
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    Colour colour() {
        return Colour.of(written);
    }
}
