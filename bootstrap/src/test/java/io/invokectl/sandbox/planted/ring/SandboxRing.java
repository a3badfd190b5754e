package io.invokectl.sandbox.planted.ring;

import io.invokectl.sandbox.planted.ring.other.OtherHalf;

/** Violation: two packages with a cyclic dependency. */
public interface SandboxRing {
    OtherHalf other();
}
