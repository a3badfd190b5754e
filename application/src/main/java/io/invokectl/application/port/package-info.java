/**
 * What the use cases need from outside, in the domain's own words. Each port has a fake and a contract test beside it
 * in the test artifact of this module; an adapter is right when it passes the contract.
 */
package io.invokectl.application.port;
