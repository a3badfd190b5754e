/** Pictures: a {@code Theme} chooses a scene of layers for {@link io.invokectl.sandbox.picture.Painter}. */
package io.invokectl.sandbox.picture;
