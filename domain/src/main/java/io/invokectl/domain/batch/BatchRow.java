package io.invokectl.domain.batch;

import io.invokectl.domain.submission.Submission;

/**
 * Row of a manifest.
 *
 * @param line the line on which it begins, counted from 1
 * @param id its ID
 * @param submission its submission, including defaults
 */
public record BatchRow(long line, RowId id, Submission submission) {}
