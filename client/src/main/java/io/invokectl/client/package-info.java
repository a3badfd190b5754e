/**
 * The library: start with {@link io.invokectl.client.InvokeClient#fromEnv()} or
 * {@link io.invokectl.client.InvokeClient#builder()}, call methods of the client, and close it. Everything a program
 * needs is in this package; ports and domain types are for programs that replace parts of the client.
 */
package io.invokectl.client;
