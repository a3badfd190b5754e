package io.invokectl.sandbox.media;

import java.util.List;

/** What a landscape shows behind its water. */
enum SceneType {
    CITY(
            "city cities cityscape skyline town village street tower skyscraper building metropolis downtown urban cyberpunk",
            0.74),
    MOUNTAINS("mountain alp peak summit hill valley lake glacier cliff fjord volcano forest tree wood pine", 0.72),
    SEA("sea ocean wave beach coast shore bay surf island lighthouse harbour harbor ship boat sail yacht", 0.57);

    /** The words that name it in a prompt, in the singular. */
    final String keywords;

    private final double shore;

    SceneType(String keywords, double shore) {
        this.keywords = keywords;
        this.shore = shore;
    }

    private List<Silhouette> rows(SceneSetting setting) {
        return switch (this) {
            case CITY -> Skyline.rows(setting);
            case MOUNTAINS -> MountainRanges.byLake(setting);
            case SEA -> MountainRanges.islands(setting);
        };
    }

    /** Composes the landscape of a prompt; what the prompt leaves open is drawn at random. */
    static Landscape compose(String prompt, Frame frame, SeededRandom random) {
        var words = new PromptWords(prompt);
        SceneType type = words.first(values(), any -> any.keywords).orElseGet(() -> random.oneOf(List.of(values())));
        TimeOfDay time = words.first(TimeOfDay.values(), any -> any.keywords)
                .orElseGet(() -> random.oneOf(List.of(TimeOfDay.values())));
        Palette palette = time.palette(random);
        var sky = new Sky(frame, time, palette, type.shore, random.split());
        var setting = new SceneSetting(words, frame, time, palette, sky, type.shore, random.split());
        return new Landscape(sky, type.rows(setting), type.shore, palette, random.split());
    }

    /** What the rows of a landscape have in common. The water begins at the y coordinate {@code shore}. */
    record SceneSetting(
            PromptWords prompt,
            Frame frame,
            TimeOfDay time,
            Palette palette,
            Sky sky,
            double shore,
            SeededRandom random) {}
}
