/** What can be done with invocations: submit, ask, await, save, and all of that in one. */
package io.invokectl.application.invocation;
