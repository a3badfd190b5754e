/** Text that adapters show to people: sanitized, quoted for a shell, and with numbers in words. */
package io.invokectl.text;
