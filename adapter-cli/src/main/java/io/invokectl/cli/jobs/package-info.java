/** The commands that submit, poll, await and save jobs. */
package io.invokectl.cli.jobs;
