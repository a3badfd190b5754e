/**
 * The record of submitted jobs: recording responses, listing and refreshing jobs, resolving doubts, checking, pruning.
 */
package io.invokectl.application.ledger;
