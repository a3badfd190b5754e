/** Work that becomes due as time passes, done by several hands at once and decided on by one thread. */
package io.invokectl.application.work;
