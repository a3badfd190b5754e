/** Jobs as they are asked for: model, input and tags, and the making of them from a body and single fields. */
package io.invokectl.domain.submission;
