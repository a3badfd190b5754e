package io.invokectl.sandbox.planted.ring;

import io.invokectl.sandbox.planted.ring.other.OtherHalf;

/** What must not be: two packages that need each other. */
public interface SandboxRing {
    OtherHalf other();
}
