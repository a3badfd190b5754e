/**
 * What the use cases need from outside, in the terms of the domain. Each port has a fake and a contract test in the test
 * artifact of this module; an adapter is correct if it passes the contract.
 */
package io.invokectl.application.port;
