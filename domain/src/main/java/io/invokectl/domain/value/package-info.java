/** How values refuse what they cannot be made from, and text as it comes in and is shown. */
package io.invokectl.domain.value;
