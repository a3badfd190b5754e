/** Adds, lists, switches and removes contexts. */
package io.invokectl.application.context;
