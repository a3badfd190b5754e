package io.invokectl.filesystem.planted;

import io.invokectl.domain.job.Job;

/** Violation: text knows the domain. */
public interface FilesystemOnDomain {
    String words(Job job);
}
