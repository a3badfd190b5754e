/** How values refuse what they cannot be made from. */
package io.invokectl.domain.value;
