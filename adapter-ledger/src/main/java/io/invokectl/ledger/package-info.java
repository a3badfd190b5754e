/**
 * The ledger of jobs in an SQLite file.
 *
 * <p>Beside {@code ledger.db} lie SQLite's own {@code -wal} and {@code -shm}, {@code -processes} (which process is alive)
 * and {@code -rescue} (room for what cannot be written elsewhere). All of them belong together.
 */
package io.invokectl.ledger;
