/** Music and babbled speech, recorded as a {@link io.invokectl.sandbox.sound.WavFile}. */
package io.invokectl.sandbox.sound;
