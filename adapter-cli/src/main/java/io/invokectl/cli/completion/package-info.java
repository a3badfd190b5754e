/** Shell completion: the scripts, and the candidates that they request. */
package io.invokectl.cli.completion;
