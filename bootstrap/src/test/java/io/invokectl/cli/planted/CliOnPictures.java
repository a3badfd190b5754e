package io.invokectl.cli.planted;

import java.awt.Color;
import javax.imageio.ImageIO;

/** Violation: the command line draws images. */
public final class CliOnPictures {
    public Object use() {
        return ImageIO.getUseCache() ? Color.RED : Color.BLUE;
    }
}
