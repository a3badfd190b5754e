/** Submissions: model, input and tags, assembled from a body and single fields. */
package io.invokectl.domain.submission;
