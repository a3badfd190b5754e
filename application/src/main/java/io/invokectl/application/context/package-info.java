/** What can be done with contexts: add, list, switch and remove them. */
package io.invokectl.application.context;
