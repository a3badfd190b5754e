/** The commands about contexts, with doctl's own verbs. */
package io.invokectl.cli.auth;
