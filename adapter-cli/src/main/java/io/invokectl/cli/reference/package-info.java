/** The commands as documents: man pages and a reference, from the same model as the help. */
package io.invokectl.cli.reference;
