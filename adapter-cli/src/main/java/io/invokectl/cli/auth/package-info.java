/** The commands for authentication contexts, named as in doctl. */
package io.invokectl.cli.auth;
