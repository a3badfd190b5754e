/** The commands that submit, poll, wait for and save jobs. */
package io.invokectl.cli.jobs;
