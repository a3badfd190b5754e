package io.invokectl.sandbox.planted.ring.other;

import io.invokectl.sandbox.planted.ring.SandboxRing;

/** The other half of the ring. */
public interface OtherHalf {
    SandboxRing ring();
}
