package io.invokectl.text.planted;

import io.invokectl.domain.job.Job;

/** Violation: text knows the domain. */
public interface TextOnDomain {
    String words(Job job);
}
