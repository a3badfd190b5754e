package io.invokectl.sandbox.picture;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Spoken;

/** What pictures can be of. */
enum Theme implements Spoken {
    CITY("city cityscape skyline town village street tower skyscraper building metropoli downtown urban cyberpunk"),
    GARDEN("flower garden meadow field blossom tulip lavender grass sunflower farm countryside poppy"),
    FOREST("forest tree wood woodland pine jungle fir spruce"),
    SPACE("space galaxy nebula planet cosmos universe orbit saturn astronaut rocket cosmic"),
    ABSTRACT("abstract pattern texture swirl gradient"),
    DESERT("desert dune sand sahara mesa mars"),
    MOUNTAINS("mountain alp peak summit hill valley lake glacier cliff fjord volcano"),
    SEA("sea ocean wave beach coast shore bay surf island lighthouse harbour harbor ship boat sail sailboat yacht");

    private final String words;

    Theme(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** The scene that a prompt asks for. */
    static Scene scene(Frame frame, Motif motif, Dice dice) {
        return switch (motif.first(values()).orElse(ABSTRACT)) {
            case CITY -> Cityscape.of(frame, motif, dice);
            case GARDEN -> Countryside.of(frame, motif, dice);
            case FOREST -> Woodland.of(frame, motif, dice);
            case SPACE -> DeepSpace.of(frame, motif, dice);
            case ABSTRACT -> Abstraction.of(frame, motif, dice);
            case DESERT -> Wasteland.of(frame, motif, dice);
            case MOUNTAINS -> Highlands.of(frame, motif, dice);
            case SEA -> Seascape.of(frame, motif, dice);
        };
    }
}
