/** The command that looks for what is wrong. */
package io.invokectl.cli.doctor;
