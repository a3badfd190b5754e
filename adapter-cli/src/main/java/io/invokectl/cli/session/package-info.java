/** Commands, the tree of them, and the session in which a command runs. */
package io.invokectl.cli.session;
