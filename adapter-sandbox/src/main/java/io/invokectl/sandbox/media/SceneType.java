package io.invokectl.sandbox.media;

import java.util.List;
import java.util.function.Function;

/** What a landscape shows behind its water. */
enum SceneType implements PromptWords.Keyed {
    CITY(
            "city cities cityscape skyline town village street tower skyscraper building metropolis downtown urban cyberpunk",
            0.74,
            City::rows),
    MOUNTAINS(
            "mountain alp peak summit hill valley lake glacier cliff fjord volcano forest tree wood pine",
            0.72,
            MountainRanges::byLake),
    SEA(
            "sea ocean wave beach coast shore bay surf island lighthouse harbour harbor ship boat sail yacht",
            0.57,
            MountainRanges::islands);

    private final String keywords;
    private final double shore;
    private final Function<SceneSetting, List<Silhouette>> rows;

    SceneType(String keywords, double shore, Function<SceneSetting, List<Silhouette>> rows) {
        this.keywords = keywords;
        this.shore = shore;
        this.rows = rows;
    }

    @Override
    public String keywords() {
        return keywords;
    }

    /** Composes the landscape of a prompt; what the prompt leaves open is drawn at random. */
    static Landscape compose(String prompt, Frame frame, SeededRandom random) {
        var words = new PromptWords(prompt);
        SceneType type = words.first(values()).orElseGet(() -> random.oneOf(List.of(values())));
        TimeOfDay time = words.first(TimeOfDay.values()).orElseGet(() -> random.oneOf(List.of(TimeOfDay.values())));
        Palette palette = time.palette(random);
        var sky = new Sky(frame, time, palette, type.shore, random.split());
        var setting = new SceneSetting(words, frame, time, palette, sky, type.shore, random.split());
        return new Landscape(sky, type.rows.apply(setting), type.shore, palette, random.split());
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
