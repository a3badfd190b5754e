/** Errors and rate limits in the API's responses, in all their shapes. */
package io.invokectl.domain.answer;
