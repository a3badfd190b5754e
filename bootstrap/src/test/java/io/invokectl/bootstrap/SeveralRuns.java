package io.invokectl.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** The program, several times in one process: each time from its beginning, up to the verdict it would end with. */
final class SeveralRuns {
    private SeveralRuns() {}

    /** Takes how often, what in the words is to be replaced by the number of the run, and the words. */
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
