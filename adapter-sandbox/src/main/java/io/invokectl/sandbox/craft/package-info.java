/**
 * What painting and playing share. All of it is plain arithmetic on {@link io.invokectl.sandbox.craft.Dice}, so the same
 * input makes the same picture or recording on every machine.
 */
package io.invokectl.sandbox.craft;
