/** The commands that show, check and change the ledger. */
package io.invokectl.cli.ledger;
