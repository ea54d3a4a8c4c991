/**
 * Verifies access tokens against the issuer's published keys, which are loaded ahead, rotated and kept when the issuer is down.
 */
package cn.zhijia.kit.token;
