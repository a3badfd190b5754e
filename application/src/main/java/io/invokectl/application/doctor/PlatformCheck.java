package io.invokectl.application.doctor;

import static java.util.Objects.requireNonNull;

/** Says what runs on what. */
public final class PlatformCheck implements Check {
    private final Platform platform;

    /** Takes the versions. */
    public PlatformCheck(Platform platform) {
        this.platform = requireNonNull(platform, "platform");
    }

    @Override
    public void examine(Findings findings) {
        findings.add(Finding.ok("invokectl", platform.version()));
        findings.add(Finding.ok("java", platform.java()));
        findings.add(Finding.ok("system", platform.system()));
    }
}
