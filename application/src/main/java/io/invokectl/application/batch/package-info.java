/** Many jobs at once, at the speed that the rate limit allows, and taken up again wherever they stopped. */
package io.invokectl.application.batch;
