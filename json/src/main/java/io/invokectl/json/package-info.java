/** JSON text to the domain's values and back, without loss, on Gson's streaming reader and writer. */
package io.invokectl.json;
