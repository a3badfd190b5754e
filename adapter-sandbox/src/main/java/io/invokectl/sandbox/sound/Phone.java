package io.invokectl.sandbox.sound;

import io.invokectl.sandbox.craft.Dice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A sound of speech, roughly.
 *
 * @param seconds how long it lasts
 * @param first the lowest resonance of the mouth, in Hz
 * @param second the next one
 * @param third the one after
 * @param tone how much of it is voice
 * @param hiss how much of it is breath
 * @param hissAt where the breath is strongest, in Hz
 * @param stops whether the mouth closes before it
 */
record Phone(
        double seconds,
        double first,
        double second,
        double third,
        double tone,
        double hiss,
        double hissAt,
        boolean stops) {
    private static final String LETTERS = "aeiouymnlrwjszfvhxckqptbdg";
    private static final String ACCENTED = "áàâäãåāéèêëēěíìîïīóòôöõøōúùûüūůýÿñńçćčšśžźżřłßğışő";
    private static final String PLAIN = "aaaaaaaeeeeeeiiiiiooooooouuuuuuyynncccsszzzrlsgiso";
    private static final Map<Character, Phone> BY_LETTER = new HashMap<>();

    static {
        vowel('a', 0.088, 730, 1190, 2440);
        vowel('e', 0.078, 530, 1800, 2480);
        vowel('i', 0.072, 350, 2150, 2850);
        vowel('o', 0.086, 540, 880, 2410);
        vowel('u', 0.078, 340, 950, 2240);
        vowel('y', 0.066, 320, 2050, 2700);
        soft('m', 250, 1000, 2200);
        soft('n', 270, 1500, 2500);
        soft('l', 370, 1250, 2650);
        soft('r', 430, 1300, 1750);
        soft('w', 300, 720, 2200);
        soft('j', 290, 2150, 2900);
        hissing('s', 0.075, 0, 0.55, 5600);
        hissing('z', 0.065, 0.45, 0.3, 5200);
        hissing('f', 0.065, 0, 0.28, 3600);
        hissing('v', 0.055, 0.5, 0.14, 3200);
        hissing('h', 0.05, 0.1, 0.3, 1500);
        hissing('x', 0.085, 0, 0.5, 4600);
        stop('c', 0, 1900);
        stop('k', 0, 1800);
        stop('q', 0, 1500);
        stop('p', 0, 900);
        stop('t', 0, 3900);
        stop('b', 0.35, 800);
        stop('d', 0.35, 3200);
        stop('g', 0.35, 1600);
    }

    private static void vowel(char letter, double seconds, double first, double second, double third) {
        BY_LETTER.put(letter, new Phone(seconds, first, second, third, 1, 0.015, 2500, false));
    }

    private static void soft(char letter, double first, double second, double third) {
        BY_LETTER.put(letter, new Phone(0.058, first, second, third, 0.6, 0, 2500, false));
    }

    private static void hissing(char letter, double seconds, double tone, double hiss, double hissAt) {
        BY_LETTER.put(letter, new Phone(seconds, 400, 1600, 2600, tone, hiss, hissAt, false));
    }

    private static void stop(char letter, double tone, double hissAt) {
        BY_LETTER.put(letter, new Phone(0.068, 320, 1500, 2500, tone, 0.5, hissAt, true));
    }

    /** Nothing, for a while. */
    static Phone silence(double seconds) {
        return new Phone(seconds, 450, 1450, 2500, 0, 0, 2500, false);
    }

    /** The sound of a character; characters of other scripts each get a sound of their own. */
    static Phone of(int character) {
        int plain = Character.toLowerCase(character);
        int accented = ACCENTED.indexOf(plain);
        char letter = accented >= 0 ? PLAIN.charAt(accented) : (char) plain;
        boolean known = plain < 128 || accented >= 0;
        return letter(known ? letter : LETTERS.charAt((int) (Dice.at(plain, 1, 1) * LETTERS.length())));
    }

    private static Phone letter(char letter) {
        return Optional.ofNullable(BY_LETTER.get(letter)).orElseGet(() -> digit(letter));
    }

    private static Phone digit(char letter) {
        boolean isDigit = letter >= '0' && letter <= '9';
        return letter("oueaieaiae".charAt(letter % 10)).lasting(isDigit ? 0.24 : 0.06);
    }

    Phone lasting(double other) {
        return new Phone(other, first, second, third, tone, hiss, hissAt, stops);
    }

    boolean isVowel() {
        return tone == 1;
    }
}
