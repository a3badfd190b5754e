/** Text that adapters show to users: sanitized, quoted for a shell, and with numbers in words. */
package io.invokectl.text;
