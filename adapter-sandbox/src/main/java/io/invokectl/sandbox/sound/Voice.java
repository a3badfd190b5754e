package io.invokectl.sandbox.sound;

/** A note while it sounds. */
final class Voice {
    /** A drum begins five times as high as it ends and falls to that at this rate. */
    private static final float BEND = 0.9972f;

    private final Note note;
    private final Instrument instrument;
    private final Wave wave;
    private final int attack;
    private final int release;
    private final int end;
    private final float fall;
    private final int firstStep;
    private final int secondStep;
    private int first;
    private int second;
    private float bend = 4;
    private float strength;
    private float hiss;
    private int random;
    private int age;

    Voice(Note note) {
        this.note = note;
        this.instrument = note.instrument();
        this.wave = instrument.wave();
        this.attack = (int) (instrument.attack() * Sound.RATE) + 1;
        this.release = (int) (instrument.release() * Sound.RATE) + 1;
        this.end = note.length() + release;
        this.fall = (float) StrictMath.exp(-1 / (instrument.decay() * Sound.RATE));
        this.strength = (float) note.loudness();
        this.firstStep = Wave.step(note.frequency() * (1 - instrument.detune()));
        this.secondStep = Wave.step(note.frequency() * (1 + instrument.detune()));
        this.random = 0x9e3779b9 * (note.start() + 1);
    }

    boolean hasEnded() {
        return age >= end || strength < 1e-4;
    }

    /** Adds what sounds of it to a part of the piece that begins at {@code start}, and its share to the room. */
    void addTo(float[] part, float[] room, int start) {
        int from = Math.max(0, note.start() + age - start);
        int to = Math.min(part.length, note.start() + end - start);
        float echo = instrument.echo();
        for (int i = from; i < to; i++) {
            float sample = envelope()
                    * switch (instrument) {
                        case KICK -> drum();
                        case SNARE, HAT -> noise();
                        default -> strings();
                    };
            part[i] += sample;
            room[i] += echo * sample;
        }
    }

    private float envelope() {
        strength *= fall;
        float loud = age < attack ? strength * age / attack : strength;
        int left = end - age;
        age++;
        return left < release ? loud * left / release : loud;
    }

    private float strings() {
        first += firstStep;
        second += secondStep;
        return 0.6f * (wave.at(first) + wave.at(second));
    }

    private float drum() {
        bend *= BEND;
        first += (int) (firstStep * (1 + bend));
        return Wave.SINE.at(first);
    }

    /** Hiss without its low part; a snare has a body as well. */
    private float noise() {
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        float fresh = random * 0x1.0p-31f;
        hiss += (fresh - hiss) * 0.45f;
        if (instrument == Instrument.HAT) {
            return fresh - hiss;
        }
        first += firstStep;
        return 0.55f * fresh + 0.35f * Wave.SINE.at(first);
    }
}
