/** The API and the links in its answers, over HTTP: Retrofit on OkHttp, reads repeated by Failsafe. */
package io.invokectl.http;
