/** Man pages and the command reference, generated from the command tree. */
package io.invokectl.cli.reference;
