package io.invokectl.config;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Decides which texts need quotes because a YAML 1.1 parser, such as doctl's, reads them as something else than text.
 *
 * @see <a href="https://yaml.org/type/">YAML 1.1 types</a>
 */
final class PlainScalar {
    private static final Pattern OTHER_TYPE = Pattern.compile(
            // null, bool, merge key and value key
            "(?i:|~|null|y|yes|n|no|true|false|on|off)|<<|="
                    // int, also in base 2, 8, 16 and 60
                    + "|[-+]?(?:[0-9][0-9_]*|0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?)"
                    // float
                    + "|[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_.]*)?|\\.[0-9_.]*)(?:[eE][-+]?[0-9_]+)?|[-+]?(?i:\\.inf)|(?i:\\.nan)"
                    // timestamp
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

    private PlainScalar() {}

    static ScalarStyle styleOf(String text) {
        return OTHER_TYPE.matcher(text).matches() ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN;
    }
}
