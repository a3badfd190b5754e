package io.invokectl.domain.planted;

/** Violation: the domain knows the sandbox. */
public interface DomainOnSandbox {
    String SCHEME = "sandbox:";
}
