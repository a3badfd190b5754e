package io.invokectl.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** Runs the whole program several times in one process, up to the first failure. */
final class RepeatedProgram {
    private RepeatedProgram() {}

    /** Takes the number of runs, a placeholder for the number of the run, and the arguments. */
    public static void main(String[] args) {
        for (int number = 1; number <= Integer.parseInt(args[0]); number++) {
            var words = new ArrayList<String>();
            for (String word : List.of(args).subList(2, args.length)) {
                words.add(word.replace(args[1], Integer.toString(number)));
            }
            int code = DaggerCommandLineComponent.create().cli().run(words).number();
            if (code != 0) {
                System.exit(code);
            }
        }
    }
}
