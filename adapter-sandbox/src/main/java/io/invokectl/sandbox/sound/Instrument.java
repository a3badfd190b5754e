package io.invokectl.sandbox.sound;

/** The instruments of the band. Times are in seconds. */
enum Instrument {
    PAD(0.5, 30, 0.9, 0.004, 0.8),
    PLUCK(0.004, 0.42, 0.2, 0.002, 0.7),
    LEAD(0.02, 0.9, 0.25, 0.003, 0.8),
    BASS(0.008, 0.8, 0.06, 0, 0),
    KICK(0.001, 0.13, 0.03, 0, 0),
    SNARE(0.001, 0.075, 0.03, 0, 0.25),
    HAT(0.001, 0.022, 0.01, 0, 0.1);

    private final double attack;
    private final double decay;
    private final double release;
    private final double detune;
    private final float echo;

    Instrument(double attack, double decay, double release, double detune, double echo) {
        this.attack = attack;
        this.decay = decay;
        this.release = release;
        this.detune = detune;
        this.echo = (float) echo;
    }

    Wave wave() {
        return switch (this) {
            case PAD, LEAD -> Wave.PAD;
            case PLUCK -> Wave.BRIGHT;
            case BASS -> Wave.BASS;
            case KICK, SNARE, HAT -> Wave.SINE;
        };
    }

    /** How long a note takes to its full loudness. */
    double attack() {
        return attack;
    }

    /** How long a note takes to fall to a third. */
    double decay() {
        return decay;
    }

    /** How long a note takes to die away once it is let go. */
    double release() {
        return release;
    }

    /** By what share its two strings are off their pitch, one up and one down; 0 for one string. */
    double detune() {
        return detune;
    }

    /** How much of it the room gives back. */
    float echo() {
        return echo;
    }
}
