/**
 * The use cases for Java programs, wired with their adapters: begin with
 * {@link io.invokectl.client.InvokeClient#builder()}, submit, wait, save, and close the client in the end. The one
 * place where the scheme of the API's address chooses what answers.
 */
package io.invokectl.client;
