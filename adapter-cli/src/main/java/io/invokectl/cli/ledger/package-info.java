/** The commands that read and mend the ledger. */
package io.invokectl.cli.ledger;
