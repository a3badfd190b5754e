package io.invokectl.application.doctor;

import java.util.Locale;

/** How something is. */
public enum Condition {
    /** As it should be. */
    OK,
    /** Not as it should be, though commands work. */
    WARNING,
    /** Commands fail because of it. */
    BROKEN,
    /** Nobody can say, since something else is in the way. */
    COULD_NOT_TELL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
