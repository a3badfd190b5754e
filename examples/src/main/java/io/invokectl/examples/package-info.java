/** Programs that use the library, each as short as possible. Start with {@link io.invokectl.examples.QuickStart}. */
package io.invokectl.examples;
