/** Programs that use the client, each as short as it can be. {@link io.invokectl.examples.TenLines} comes first. */
package io.invokectl.examples;
