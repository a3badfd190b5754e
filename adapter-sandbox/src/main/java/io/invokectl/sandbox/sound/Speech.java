package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import io.invokectl.sandbox.craft.Shape;
import java.util.List;

/**
 * A voice that babbles along a text. It has the rhythm, the vowels and the melody of speech and says nothing: a throat
 * that hums, a mouth of three hollows, breath for the consonants.
 */
final class Speech implements Sound {
    /** The mouth moves on every five milliseconds. */
    private static final int FRAME = RATE / 200;

    private final Speaker speaker;
    private final List<Utterance.Syllable> syllables;
    private final int length;
    private final Resonator[] mouth = {new Resonator(), new Resonator(), new Resonator()};
    private final Resonator teeth = new Resonator();
    private final double[] hollows = {450, 1450, 2500};
    private int syllable;
    private int time;
    private int phase;
    private int step;
    private double pitch;
    private double tone;
    private double hiss;
    private double hissAt = 2500;
    private double toneNow;
    private double hissNow;
    private int random = 0x2545f491;

    Speech(Utterance utterance, Speaker speaker) {
        this.speaker = speaker;
        this.syllables = utterance.syllables();
        this.length = utterance.length();
        this.pitch = speaker.pitch();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void play(float[] part) {
        for (int i = 0; i < part.length; i++) {
            if (time % FRAME == 0) {
                move((double) time / RATE);
            }
            part[i] = (float) sample();
            time++;
        }
    }

    private double sample() {
        toneNow += (tone - toneNow) * 0.006;
        hissNow += (hiss - hissNow) * 0.02;
        phase += step;
        random ^= random << 13;
        random ^= random >>> 17;
        random ^= random << 5;
        double noise = random * 0x1.0p-31;
        double voiced = toneNow * (Wave.VOICE.at(phase) + speaker.breath() * noise);
        for (Resonator hollow : mouth) {
            voiced = hollow.answer(voiced);
        }
        return Shape.bent(0.34 * voiced + 0.9 * hissNow * teeth.answer(noise));
    }

    /** Brings the mouth nearer to the shape of the sound that is due. */
    private void move(double now) {
        while (syllable < syllables.size() && syllables.get(syllable).end() <= now) {
            syllable++;
        }
        if (syllable == syllables.size() || time >= length - 2 * FRAME) {
            tone = 0;
            hiss = 0;
            return;
        }
        Utterance.Syllable due = syllables.get(syllable);
        Phone phone = due.phone();
        double share = (now - due.start()) / (due.end() - due.start());
        boolean closed = phone.stops() && share < 0.55;
        tone = phone.stops() && !closed ? 0.1 : phone.tone();
        hiss = closed ? 0 : phone.hiss() * (phone.stops() ? 1.3 * (1 - share) * 2 : 1);
        hissAt += (phone.hissAt() - hissAt) * 0.5;
        double speed = phone.isVowel() ? 0.3 : 0.42;
        hollows[0] += (phone.first() * speaker.size() - hollows[0]) * speed;
        hollows[1] += (phone.second() * speaker.size() - hollows[1]) * speed;
        hollows[2] += (phone.third() * speaker.size() - hollows[2]) * speed;
        mouth[0].tune(hollows[0], 80);
        mouth[1].tune(hollows[1], 110);
        mouth[2].tune(hollows[2], 170);
        teeth.tuneToPeak(hissAt, 900);
        double shake = 1 + 0.012 * (Dice.at(time / FRAME / 3, 5, 5) - 0.5);
        pitch += (speaker.pitch() * due.pitch() - pitch) * 0.2;
        step = Wave.step(pitch * shake);
    }
}
