/** How values refuse what they can not be made from. */
package io.invokectl.domain.value;
