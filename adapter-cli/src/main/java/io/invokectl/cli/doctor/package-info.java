/** {@code invokectl doctor}: checks the installation and explains what it finds. */
package io.invokectl.cli.doctor;
