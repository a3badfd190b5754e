/** The sliding-window rate limiter. */
package io.invokectl.application.ratelimit;
