/**
 * The ledger of jobs in an SQLite file.
 *
 * <p>A ledger consists of {@code ledger.db}, SQLite's {@code -wal} and {@code -shm}, {@code -processes} (locks that show
 * which sessions are alive) and {@code -rescue} (preallocated space for outcomes that the database cannot store).
 */
package io.invokectl.ledger;
